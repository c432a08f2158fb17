package till;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.settings.ProfileForm;
import till.settings.ShopField;

/**
 * Holds the three languages to the same keys and placeholders, the sources to keys that exist, the keys to sources that
 * use them, and the English to a calm voice.
 *
 * <p>A key stands in the sources whole, or as a stem to which {@link #ENDINGS} are added, or as a prefix of {@link
 * #OF_ENUMS} to which a constant's name is added.
 */
class TextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("[a-z]\\w*(\\.\\w+)+");
    private static final Pattern FXML_KEY = Pattern.compile("\"%([\\w.]+)\"");
    private static final Pattern WORDS_IN_CODE =
            Pattern.compile("\\.set(?:Text|PromptText|AccessibleText|Title)\\(\\s*\"[^\"]*\\p{L}[^\"]*\"");
    private static final Pattern FILE_NAME = Pattern.compile(".*\\.(json|bin|key|lock|log|db|csv|png)");

    private static final List<String> ENDINGS = List.of("", ".title", ".text", ".yes", ".no", ".explained", ".primary");

    /** Keys of one text per constant: prefix, enum, endings. */
    private static final List<OfEnum> OF_ENUMS = List.of(
            new OfEnum("payment.state.", "till.domain.PaymentState", ""),
            new OfEnum("shell.state.", "till.domain.PaymentState", ""),
            new OfEnum("cli.payment.now.", "till.domain.PaymentState", ""),
            new OfEnum("operation.state.", "till.domain.OperationState", ""),
            new OfEnum("cli.refund.now.", "till.domain.OperationState", ""),
            new OfEnum("operation.kind.", "till.domain.Operation$Kind", ""),
            new OfEnum("attention.kind.", "till.domain.Attention$Kind", "", ".explained"),
            new OfEnum("charge.method.via.", "till.domain.PaymentMethod$Form", ""),
            new OfEnum("orders.asked.", "till.domain.PaymentState", ""),
            new OfEnum("refunds.asked.", "till.domain.OperationState", ""),
            new OfEnum("cli.training.did.", "till.service.TrainingDesk$Deed", ""),
            new OfEnum("training.deed.", "till.service.TrainingDesk$Deed", ""),
            new OfEnum("training.done.", "till.service.TrainingDesk$Deed", ""),
            new OfEnum("code.standing.", "till.ui.qr.Phase", ""),
            new OfEnum("result.", "till.ui.paid.Ending", ".title", ".text", ".primary"),
            new OfEnum("cli.mode.", "till.domain.Mode", ""),
            new OfEnum("theme.", "till.settings.Theme", ""));

    /** Keys whose last part is a command's path, a column, a field of a profile, or one of some of an enum's constants. */
    private static final List<String> OPEN = List.of(
            "cli.help.", "method.brand.", "gateway.gnete.", "event.moved.", "event.refund.", "orders.column.",
            "orders.days.", "refund.reason.", "refunds.column.", "training.armed.", "profile.label.");

    /** The buttons of an order, called by their names. */
    private static final Set<String> ACTIONS = Set.of("orders.refund", "orders.cancel", "orders.code");

    @ParameterizedTest
    @ValueSource(strings = {"_zh_Hant", "_zh_Hans"})
    void everyLanguageHasTheSameKeysAndPlaceholders(String language) throws IOException {
        assertEquals(placeholders(texts("")), placeholders(texts(language)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_zh_Hant", "_zh_Hans"})
    void noTextIsEmpty(String language) throws IOException {
        texts(language).forEach((key, text) -> assertFalse(text.isBlank(), key));
    }

    @Test
    void englishDoesNotShout() throws IOException {
        texts("").forEach((key, text) -> assertFalse(text.contains("!"), key));
    }

    @Test
    void everyKeyNamedInTheSourcesExists() throws IOException {
        var keys = texts("").keySet();
        var families = keys.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
        var named = new TreeSet<>(found(FXML_KEY, "fxml", ".fxml"));
        found(LITERAL, "src/main/java", ".java").stream()
                .filter(literal -> KEY.matcher(literal).matches()
                        && families.contains(literal.substring(0, literal.indexOf('.')))
                        && !FILE_NAME.matcher(literal).matches())
                .forEach(named::add);
        assertTrue(named.size() > 100, "keys found in the sources: " + named.size());
        named.removeIf(name -> ENDINGS.stream().anyMatch(ending -> keys.contains(name + ending)));
        assertEquals(Set.of(), named);
    }

    @Test
    void everyConstantHasItsTexts() throws IOException {
        var missing = new TreeSet<>(composed());
        missing.removeAll(texts("").keySet());
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyTextIsUsed() throws IOException {
        var used = new TreeSet<>(composed());
        used.addAll(found(FXML_KEY, "fxml", ".fxml"));
        found(LITERAL, "src/main/java", ".java")
                .forEach(literal -> ENDINGS.forEach(ending -> used.add(literal + ending)));
        var unused = new TreeSet<>(texts("").keySet());
        unused.removeIf(key -> used.contains(key) || ACTIONS.contains(key) || OPEN.stream().anyMatch(key::startsWith));
        assertEquals(Set.of(), unused);
    }

    @Test
    void controlsGetNoWordsFromTheCode() throws IOException {
        assertEquals(Set.of(), found(WORDS_IN_CODE, "src/main/java/till/ui", ".java"));
    }

    private static Set<String> composed() {
        var keys = new TreeSet<String>();
        OF_ENUMS.forEach(row -> keys.addAll(row.keys()));
        for (var field : ShopField.values()) {
            keys.add("settings." + field.key() + ".wrong");
        }
        ProfileForm.all().forEach(form -> form.fields().forEach(field -> keys.add("profile.label." + field.name())));
        return keys;
    }

    /** What the pattern's first group, or else the whole pattern, finds in the files. */
    private static Set<String> found(Pattern pattern, String folder, String ending) throws IOException {
        var result = new TreeSet<String>();
        try (var files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
                pattern.matcher(Files.readString(file)).results()
                        .map(match -> match.group(match.groupCount()))
                        .forEach(result::add);
            }
        }
        return result;
    }

    private static Map<String, TreeSet<String>> placeholders(Map<String, String> texts) {
        var result = new TreeMap<String, TreeSet<String>>();
        texts.forEach((key, text) -> {
            var found = new TreeSet<String>();
            PLACEHOLDER.matcher(text).results().map(MatchResult::group).forEach(found::add);
            result.put(key, found);
        });
        return result;
    }

    private static Map<String, String> texts(String language) throws IOException {
        var read = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/texts/texts" + language + ".properties"))) {
            read.load(reader);
        }
        var result = new TreeMap<String, String>();
        read.stringPropertyNames().forEach(key -> result.put(key, read.getProperty(key)));
        return result;
    }

    private record OfEnum(String prefix, String type, List<String> endings) {
        OfEnum(String prefix, String type, String... endings) {
            this(prefix, type, List.of(endings));
        }

        Set<String> keys() {
            try {
                return Stream.of(Class.forName(type).getEnumConstants())
                        .flatMap(constant -> endings.stream().map(ending -> prefix + ((Enum<?>) constant).name() + ending))
                        .collect(Collectors.toCollection(TreeSet::new));
            } catch (ClassNotFoundException e) {
                throw new AssertionError("no enum " + type, e);
            }
        }
    }
}
