package till.catalogue;

/**
 * Keeps a spreadsheet from running a text as a formula: such a text gets a leading apostrophe, and one that has it anyway a
 * second one, so that taking it off again gives exactly what was there.
 */
final class CellGuard {
    private static final String FORMULA = "=+-@\t\r";
    private static final char GUARD = '\'';

    private CellGuard() {}

    static String guarded(String text) {
        return begins(text, 0) ? GUARD + text : text;
    }

    static String unguarded(String text) {
        return !text.isEmpty() && text.charAt(0) == GUARD && begins(text, 1) ? text.substring(1) : text;
    }

    private static boolean begins(String text, int at) {
        return text.length() > at && (FORMULA.indexOf(text.charAt(at)) >= 0 || text.charAt(at) == GUARD);
    }
}
