package till;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every defence that the security page speaks of has the test it names. */
class SecurityPageTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void everyTestItNamesIsThere() throws IOException {
        var tests = sources();
        var missing = new ArrayList<String>();
        var named = 0;
        var page = NAMED.matcher(Files.readString(Path.of(".github", "SECURITY.md")));
        while (page.find()) {
            named++;
            var source = tests.get(page.group(1));
            if (source == null || page.group(2) != null && !source.contains("void " + page.group(2) + "(")) {
                missing.add(page.group());
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(named > 30, () -> "the page names its tests");
    }

    @Test
    void everyRowOfItNamesOne() throws IOException {
        var without = Files.readString(Path.of(".github", "SECURITY.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what they try"))
                .filter(line -> !NAMED.matcher(line).find())
                .toList();
        assertEquals(List.of(), without);
    }

    private static Map<String, String> sources() throws IOException {
        try (var files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(SecurityPageTest::name, read(), (one, other) -> one + other));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static Function<Path, String> read() {
        return file -> {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
