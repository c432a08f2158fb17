package till.domain;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be kept of the card a payment was made with; never its number. What does not look like what it should be is left
 * out: a gateway may put anything into any field.
 *
 * @param scheme visa, mastercard, …, in the gateway's word
 * @param bin the first six digits: whose card it is
 * @param lastFour its last four digits
 * @param authorisation the bank's code for letting the money go
 * @param identifier what a later charge of the same card refers to, where the gateway gives one
 */
public record CardFacts(
        @Nullable String scheme,
        @Nullable String bin,
        @Nullable String lastFour,
        @Nullable String authorisation,
        @Nullable String identifier) {
    public static final CardFacts NONE = new CardFacts(null, null, null, null, null);

    private static final int BIN = 6;
    private static final int LAST = 4;
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z _-]{0,29}");
    private static final Pattern BIN_DIGITS = Pattern.compile("[0-9]{6,8}");
    private static final Pattern AUTHORISATION = Pattern.compile("[A-Za-z0-9-]{1,12}");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_+/=.:-]{5,64}");
    private static final Pattern CARD = Pattern.compile("[3-6][0-9]{12,18}");

    public CardFacts {
        scheme = matching(SCHEME, scheme);
        bin = matching(BIN_DIGITS, bin);
        bin = bin == null ? null : bin.substring(0, BIN);
        lastFour = ending(lastFour);
        authorisation = matching(AUTHORISATION, authorisation);
        identifier = matching(IDENTIFIER, identifier);
        identifier = identifier != null && isCard(identifier, bin, lastFour) ? null : identifier;
    }

    private static @Nullable String matching(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text.strip()).matches() ? text.strip() : null;
    }

    /** The last four digits of an account as a gateway shows it, masked in whatever way. */
    private static @Nullable String ending(@Nullable String account) {
        return account != null && account.strip().matches(".*[0-9]{4}")
                ? account.strip().substring(account.strip().length() - LAST)
                : null;
    }

    /** A bank's identifier is digits too, and one in ten passes a card's check: only the card itself is left out. */
    private static boolean isCard(String text, @Nullable String bin, @Nullable String lastFour) {
        return CARD.matcher(text).matches()
                && (bin == null || text.startsWith(bin))
                && (lastFour == null || text.endsWith(lastFour))
                && passesLuhn(text);
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

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** The same; what they do not tell stays as it was told before. */
    public CardFacts over(CardFacts earlier) {
        return new CardFacts(
                or(scheme, earlier.scheme),
                or(bin, earlier.bin),
                or(lastFour, earlier.lastFour),
                or(authorisation, earlier.authorisation),
                or(identifier, earlier.identifier));
    }

    private static @Nullable String or(@Nullable String newer, @Nullable String older) {
        return newer == null ? older : newer;
    }

    /** Scheme and last four digits, as on a receipt: VISA ···· 1111. Empty where neither is known. */
    public String shortly() {
        var name = scheme == null ? "" : scheme.toUpperCase(Locale.ROOT);
        return lastFour == null ? name : (name + " ···· " + lastFour).strip();
    }
}
