package till.gateway.http;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes a stranger's words fit to be kept and shown: short, on one line, without anything like a card number. */
public final class SafeText {
    private static final int LONGEST = 200;
    private static final Pattern CARD = Pattern.compile("(?<!\\d)\\d(?:[ -]?\\d){12,18}(?!\\d)");

    private SafeText() {}

    public static String of(String raw) {
        var line = raw.replaceAll("\\p{Cntrl}+", " ").strip();
        var safe = CARD.matcher(line).replaceAll(SafeText::masked);
        return safe.codePointCount(0, safe.length()) <= LONGEST
                ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, LONGEST));
    }

    private static String masked(MatchResult match) {
        var digits = match.group().replaceAll("\\D", "");
        return passesLuhn(digits) ? "***" + digits.substring(digits.length() - 4) : match.group();
    }

    private static boolean passesLuhn(String digits) {
        var sum = 0;
        for (var place = 0; place < digits.length(); place++) {
            var digit = digits.charAt(digits.length() - 1 - place) - '0';
            var weighted = place % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
