package till.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields a gateway of one kind is set up with, in the order a form shows them; the address, which every kind has,
 * is not among them.
 *
 * @param kind which provider
 */
public record ProfileForm(String kind, List<Field> fields) {
    private static final String NUMBER = "[A-Za-z0-9_.-]";
    private static final String KEY = "[\\x21-\\x7e]{1,512}";

    private static final String WEB_ADDRESS = "https?://[\\x21-\\x7e]{1,120}";

    private static final List<ProfileForm> ALL = List.of(new ProfileForm(
            "gnete",
            List.of(
                    plain("mchNo", 30),
                    plain("appId", 24),
                    key("appSecret"),
                    optional("notifyUrl", "(?!.*[?#])" + WEB_ADDRESS),
                    optional("returnUrl", WEB_ADDRESS),
                    optional("clientIp", "[0-9A-Fa-f.:]{2,32}"),
                    optional("currencies", "[A-Z]{3}(?:, ?[A-Z]{3}){0,19}"),
                    optional("callSeconds", "[5-9]|[1-5][0-9]|60"))));

    public ProfileForm {
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param name as in the profile file; its label is the text {@code profile.label.<name>}
     * @param secret goes to the secret store and is never shown
     * @param pattern what its whole text has to match
     */
    public record Field(String name, boolean secret, boolean required, String pattern) {
        public boolean takes(String text) {
            return Pattern.matches(pattern, text);
        }
    }

    /** Every kind this version has a gateway for. */
    public static List<ProfileForm> all() {
        return ALL;
    }

    public static Optional<ProfileForm> of(String kind) {
        return ALL.stream().filter(form -> form.kind.equals(kind)).findFirst();
    }

    private static Field plain(String name, int longest) {
        return new Field(name, false, true, NUMBER + "{1," + longest + "}");
    }

    private static Field optional(String name, String pattern) {
        return new Field(name, false, false, pattern);
    }

    private static Field key(String name) {
        return new Field(name, true, true, KEY);
    }
}
