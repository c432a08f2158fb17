package till.device;

import java.util.regex.Pattern;

/**
 * What a scanner is set up to type around each code.
 *
 * @param prefix before it; empty for nothing
 * @param suffix after it and before the ending; empty for nothing
 */
public record ScanFrame(String prefix, String suffix) {
    /** As scanners come. */
    public static final ScanFrame NONE = new ScanFrame("", "");

    /** The standard's own mark of the kind of code, which many scanners can be told to type. */
    private static final Pattern KIND = Pattern.compile("^\\][A-Za-z][0-9A-Za-z]");

    /** The code alone. */
    String inside(String typed) {
        var text = typed;
        if (!prefix.isEmpty() && text.startsWith(prefix)) {
            text = text.substring(prefix.length());
        }
        if (!suffix.isEmpty() && text.endsWith(suffix)) {
            text = text.substring(0, text.length() - suffix.length());
        }
        return KIND.matcher(text).replaceFirst("").strip();
    }
}
