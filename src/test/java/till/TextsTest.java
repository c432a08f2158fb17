package till;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the three languages to the same keys and placeholders, and the English to a calm voice. */
class TextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+");

    @ParameterizedTest
    @ValueSource(strings = {"_zh_Hant", "_zh_Hans"})
    void everyLanguageHasTheSameKeysAndPlaceholders(String language) throws IOException {
        assertEquals(placeholders(texts("")), placeholders(texts(language)));
    }

    @Test
    void englishDoesNotShout() throws IOException {
        texts("").forEach((key, text) -> assertFalse(text.contains("!"), key));
    }

    @Test
    void everyKeyNamedInFxmlExists() throws IOException {
        var missing = new TreeSet<String>();
        var keys = texts("").keySet();
        if (Files.exists(Path.of("fxml"))) {
            try (var files = Files.walk(Path.of("fxml"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Pattern.compile("\"%([\\w.]+)\"").matcher(Files.readString(file)).results()
                            .map(found -> found.group(1)).filter(key -> !keys.contains(key)).forEach(missing::add);
                }
            }
        }
        assertEquals(new TreeSet<String>(), missing);
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
}
