package till.ledger;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's own programs that copy a database into a file and back, where they are installed: in the search path, or in the
 * places PostgreSQL's packages put them, of which the newest is taken, since an older one refuses a newer server.
 *
 * @param folder where they lie
 */
record PostgresPrograms(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresPrograms.class);
    private static final List<Path> USUAL = List.of(
            Path.of("/usr/lib/postgresql"),
            Path.of("/Library/PostgreSQL"),
            Path.of("/opt/homebrew/opt"),
            Path.of("C:\\Program Files\\PostgreSQL"));
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D");

    /** @param environment of this process */
    static Optional<PostgresPrograms> find(Map<String, String> environment) {
        var path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        return Stream.concat(
                        USUAL.stream().flatMap(PostgresPrograms::versions),
                        Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                                .filter(each -> !each.isBlank())
                                .map(Path::of))
                .map(PostgresPrograms::new)
                .filter(PostgresPrograms::areThere)
                .findFirst();
    }

    private static Stream<Path> versions(Path usual) {
        if (!Files.isDirectory(usual)) {
            return Stream.empty();
        }
        try (var versions = Files.list(usual)) {
            return versions
                    .sorted(Comparator.comparingInt(PostgresPrograms::version).reversed())
                    .map(version -> version.resolve("bin"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            LOG.debug("no programs in {}", usual, e);
            return Stream.empty();
        }
    }

    private static int version(Path folder) {
        var digits = NOT_DIGITS.matcher(folder.getFileName().toString()).replaceAll("");
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    }

    private boolean areThere() {
        return Files.isExecutable(dump()) && Files.isExecutable(restore());
    }

    Path dump() {
        return program("pg_dump");
    }

    Path restore() {
        return program("pg_restore");
    }

    private Path program(String name) {
        return folder.resolve(File.separatorChar == '\\' ? name + ".exe" : name);
    }
}
