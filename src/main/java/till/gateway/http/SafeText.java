package till.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a stranger's words fit to be kept and shown: short, on one line, without anything like a card number. */
public final class SafeText {
    private static final int LONGEST = 200;
    private static final int SHORTEST_CARD = 13;
    private static final int LONGEST_CARD = 19;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern BETWEEN = Pattern.compile("[ ./_-]{1,2}");

    private SafeText() {}

    public static String of(String raw) {
        var line = raw.replaceAll("\\p{Cntrl}+", " ").strip();
        var safe = withoutCards(line);
        return safe.codePointCount(0, safe.length()) <= LONGEST
                ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, LONGEST));
    }

    /** Whether it has something like a card number in it. */
    public static boolean holdsCard(String raw) {
        return !withoutCards(raw).equals(raw);
    }

    /** A run of digits, or several with little between them. */
    private record Group(int start, int end, String digits) {}

    /** Whole groups of digits only: what stands before or after a card number must not hide it. */
    private static String withoutCards(String line) {
        var groups = groups(line);
        var safe = new StringBuilder();
        var kept = 0;
        for (var first = 0; first < groups.size(); first++) {
            var card = card(line, groups, first);
            if (card != null) {
                safe.append(line, kept, card.start()).append(masked(card.digits()));
                kept = card.end();
                while (first + 1 < groups.size() && groups.get(first + 1).end() <= kept) {
                    first++;
                }
            }
        }
        return safe.append(line, kept, line.length()).toString();
    }

    private static List<Group> groups(String line) {
        var groups = new ArrayList<Group>();
        var matcher = DIGITS.matcher(line);
        while (matcher.find()) {
            groups.add(new Group(matcher.start(), matcher.end(), matcher.group()));
        }
        return groups;
    }

    /** The longest card number that begins with this group; null for none. */
    private static @Nullable Group card(String line, List<Group> groups, int first) {
        var start = groups.get(first).start();
        var digits = new StringBuilder();
        Group card = null;
        for (var next = first; next < groups.size(); next++) {
            var group = groups.get(next);
            var joined = next == first
                    || BETWEEN.matcher(line.substring(groups.get(next - 1).end(), group.start()))
                            .matches();
            if (!joined || digits.length() + group.digits().length() > LONGEST_CARD) {
                return card;
            }
            digits.append(group.digits());
            if (digits.length() >= SHORTEST_CARD && passesLuhn(digits)) {
                card = new Group(start, group.end(), digits.toString());
            }
        }
        return card;
    }

    private static String masked(String digits) {
        return "***" + digits.substring(digits.length() - 4);
    }

    private static boolean passesLuhn(CharSequence digits) {
        var sum = 0;
        for (var place = 0; place < digits.length(); place++) {
            var digit = digits.charAt(digits.length() - 1 - place) - '0';
            var weighted = place % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
