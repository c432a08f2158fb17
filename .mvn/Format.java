import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The formatter's command: {@code check} names the Java sources whose layout differs from palantir-java-format's and
 * fails, {@code apply} rewrites them.
 *
 * <p>It runs on the build's JDK, not on Maven's own, because palantir-java-format reads sources with the compiler of
 * the JVM it runs in, and an older one does not know today's syntax. The usual formatter plugins run inside Maven.
 */
final class Format {
    private static final String CURE = "mvn -q validate -Pformat";

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());
    private final boolean apply;
    private final List<String> different = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    Format(boolean apply) {
        this.apply = apply;
    }

    public static void main(String[] arguments) throws IOException {
        var format = new Format(arguments[0].equals("apply"));
        var sources = new ArrayList<Path>();
        for (int i = 1; i < arguments.length; i++) {
            sources.addAll(javaBelow(Path.of(arguments[i])));
        }
        sources.forEach(format::visit);
        System.exit(format.report(sources.size()));
    }

    private static List<Path> javaBelow(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private void visit(Path file) {
        try {
            String before = Files.readString(file);
            String after = formatted(before);
            if (!after.equals(before)) {
                different.add(file.toString());
                if (apply) {
                    Files.writeString(file, after);
                }
            }
        } catch (FormatterException e) {
            unreadable.add(file + ":" + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String formatted(String source) throws FormatterException {
        String withImports = ImportOrderer.reorderImports(
                RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.PALANTIR);
        return formatter.formatSource(withImports);
    }

    private int report(int count) {
        unreadable.forEach(line -> System.err.println("Cannot be formatted: " + line
                + (line.contains("expected token: '_'")
                        ? " (write `var _` inside a record pattern, not a bare `_`)"
                        : "")));
        if (apply) {
            different.forEach(file -> System.out.println("Formatted " + file));
        } else if (!different.isEmpty()) {
            different.forEach(file -> System.err.println("Not formatted: " + file));
            System.err.println(different.size() + " of " + count + " sources are not formatted; to mend them: " + CURE);
        }
        return unreadable.isEmpty() && (apply || different.isEmpty()) ? 0 : 1;
    }
}
