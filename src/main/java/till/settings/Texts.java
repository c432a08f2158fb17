package till.settings;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import till.domain.Problem;

/**
 * The program's texts in one language. A text without arguments is taken as it stands; with arguments it is a {@link
 * MessageFormat} pattern. A missing key fails where assertions are on, as in tests, and shows itself elsewhere: a shop is
 * served better by an ugly word than by a screen that does not open.
 */
public final class Texts {
    private static final String BUNDLE = "texts.texts";

    private final Language language;
    private final ResourceBundle bundle;

    private Texts(Language language, ResourceBundle bundle) {
        this.language = language;
        this.bundle = bundle;
    }

    public static Texts in(Language language) {
        return new Texts(
                language,
                ResourceBundle.getBundle(
                        BUNDLE,
                        language.locale(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    public Language language() {
        return language;
    }

    /** For FXML's {@code %keys}. */
    public ResourceBundle bundle() {
        return bundle;
    }

    public String text(String key, Object... arguments) {
        var pattern = pattern(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, language.locale()).format(arguments);
    }

    public String text(Problem problem) {
        return text(
                problem.key(), problem.arguments().stream().map(this::argument).toArray());
    }

    private String argument(String argument) {
        return Problem.amountOf(argument).map(AmountFormat::withCurrency).orElseGet(() -> words(argument));
    }

    private String words(String argument) {
        var keys = Problem.keysOf(argument);
        return keys.isEmpty() ? argument : keys.stream().map(this::word).collect(Collectors.joining(text("list.and")));
    }

    private String word(String key) {
        var said = Problem.ofSentence(key);
        return said.arguments().isEmpty()
                ? find(key).orElseGet(() -> key.substring(key.lastIndexOf('.') + 1))
                : text(said);
    }

    /** A text that need not be there. */
    public Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    private String pattern(String key) {
        try {
            return bundle.getString(key);
        } catch (MissingResourceException _) {
            assert false : "no text for " + key + " in " + language;
            return key;
        }
    }
}
