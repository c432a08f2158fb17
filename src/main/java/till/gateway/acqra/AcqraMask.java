package till.gateway.acqra;

import till.gateway.http.SafeText;

/** Leaves of what a customer paid with, a card's or an account's number, its last four digits at most. */
final class AcqraMask {
    private static final int SHORTEST = 8;

    private AcqraMask() {}

    static String account(String text) {
        var digits = text.replaceAll("\\D", "");
        return digits.length() < SHORTEST ? SafeText.of(text) : "***" + digits.substring(digits.length() - 4);
    }
}
