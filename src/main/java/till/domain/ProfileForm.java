package till.domain;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fields a gateway of one kind is set up with, in the order a form shows them; the address, which every kind has, is
 * not among them. Each gateway's package declares its own.
 *
 * @param kind which provider
 */
public record ProfileForm(String kind, List<Field> fields) {
    private static final String NUMBER = "[A-Za-z0-9_.-]";
    private static final String KEY = "[\\x21-\\x7e]{1,512}";
    private static final String WEB_ADDRESS = "https?://[\\x21-\\x7e]{1,120}";

    public ProfileForm {
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param name as in the profile file; its label is the text {@code profile.label.<name>}, its help {@code
     *     profile.help.<name>}
     * @param secret goes to the secret store and is never shown
     * @param pattern what its whole text has to match
     * @param choices the only values it takes, the default first; empty where it takes any that matches
     */
    public record Field(String name, boolean secret, boolean required, String pattern, List<String> choices) {
        public Field {
            choices = List.copyOf(choices);
        }

        public boolean takes(String text) {
            return Pattern.matches(pattern, text);
        }
    }

    /** The same form with more fields at its end. */
    public ProfileForm with(List<Field> more) {
        return new ProfileForm(
                kind, Stream.concat(fields.stream(), more.stream()).toList());
    }

    /** A number or name of the shop at the gateway, demanded. */
    public static Field plain(String name, int longest) {
        return new Field(name, false, true, NUMBER + "{1," + longest + "}", List.of());
    }

    public static Field optional(String name, String pattern) {
        return new Field(name, false, false, pattern, List.of());
    }

    /** A web address that may be left out. */
    public static Field address(String name) {
        return optional(name, WEB_ADDRESS);
    }

    /** A web address without query string or fragment that may be left out. */
    public static Field plainAddress(String name) {
        return optional(name, "(?!.*[?#])" + WEB_ADDRESS);
    }

    /** Currency codes with commas between that may be left out. */
    public static Field currencies() {
        return optional("currencies", "[A-Z]{3}(?:, ?[A-Z]{3}){0,19}");
    }

    /** One of a few values, the default first; may be left out. */
    public static Field choice(String name, String... values) {
        var pattern =
                String.join("|", List.of(values).stream().map(Pattern::quote).toList());
        return new Field(name, false, false, pattern, List.of(values));
    }

    /** A secret, demanded. */
    public static Field key(String name) {
        return new Field(name, true, true, KEY, List.of());
    }
}
