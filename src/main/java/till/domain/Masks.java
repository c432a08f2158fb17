package till.domain;

import java.util.regex.Pattern;

/** What of a text that may be worth money is shown to people. */
public final class Masks {
    private static final int SHOWN_AT_AN_END = 2;
    private static final String HIDDEN = "······";
    /** As long as a card number or a wallet's code, and longer than any article's. */
    private static final Pattern MAY_BE_MONEY = Pattern.compile("[0-9]{15,}");

    private Masks() {}

    /** The first and the last two characters. */
    public static String ends(String text) {
        return text.length() <= 2 * SHOWN_AT_AN_END
                ? HIDDEN
                : text.substring(0, SHOWN_AT_AN_END) + HIDDEN + text.substring(text.length() - SHOWN_AT_AN_END);
    }

    /** A scanned text of unknown meaning: its ends alone where it may be a card or a wallet, and never all of a long one. */
    public static String scanned(String text, int longest) {
        if (MAY_BE_MONEY.matcher(text).find()) {
            return ends(text);
        }
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
