package till.settings;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The scanner that types like a keyboard.
 *
 * @param on whether this till listens for one
 * @param prefix what it types before each code; empty for nothing
 * @param suffix what it types after each code and before Enter or Tab; empty for nothing
 */
public record ScannerSettings(boolean on, String prefix, String suffix) {
    /** Listening, for a scanner as it comes. */
    public static final ScannerSettings USUAL = new ScannerSettings(true, "", "");

    private static final String KEY = "scanner";
    private static final Pattern AROUND = Pattern.compile("[\\x21-\\x7e]{0,8}");

    /** Whether a scanner can type this around a code. */
    public static boolean fits(String around) {
        return AROUND.matcher(around).matches();
    }

    static ScannerSettings read(ObjectNode tree) throws Refusal {
        var node = tree.get(KEY);
        if (node == null) {
            return USUAL;
        }
        var on = node.path("on");
        var prefix = node.path("prefix").asString("");
        var suffix = node.path("suffix").asString("");
        if (!node.isObject() || !isSwitch(on) || !fits(prefix) || !fits(suffix)) {
            throw new Refusal("settings.scanner.wrong", KEY);
        }
        return new ScannerSettings(on.asBoolean(true), prefix, suffix);
    }

    private static boolean isSwitch(JsonNode on) {
        return on.isMissingNode() || on.isBoolean();
    }

    void write(ObjectNode tree) {
        var node = tree.withObject("/" + KEY);
        node.put("on", on);
        node.put("prefix", prefix);
        node.put("suffix", suffix);
    }
}
