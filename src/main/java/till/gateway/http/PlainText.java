package till.gateway.http;

import java.util.function.IntPredicate;

/** Makes a shop's words fit to be sent: on one line, without what no text may hold or a gateway stumbles over. */
public final class PlainText {
    private PlainText() {}

    /**
     * The text on one line, blanks in a row made one.
     *
     * @param unsafe further code points this gateway stumbles over; each becomes a blank
     */
    public static String of(String raw, IntPredicate unsafe) {
        return raw.codePoints()
                .map(point -> isBroken(point) || unsafe.test(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceAll(" {2,}", " ");
    }

    /** The beginning of a text, in whole characters. */
    public static String first(String text, int longest) {
        return text.codePoints()
                .limit(longest)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isBroken(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }
}
