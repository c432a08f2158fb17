package till.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import till.bench.start.StartedProgram;

/**
 * The program as it is built, {@code target/harbour-till}, with what presses its first key behind its own libraries: in a jar, since
 * what Java learns of a start counts for jars alone.
 */
record ProgramFolder(Path root, Path probe) {
    static ProgramFolder find() throws IOException {
        var root = Path.of(System.getProperty("bench.program", "target/harbour-till"))
                .toAbsolutePath();
        if (!Files.isRegularFile(root.resolve("lib/options"))) {
            throw new IOException("the program is not built: " + root);
        }
        return new ProgramFolder(
                root, probe(Files.createDirectories(BenchLedger.folder()).resolve("probe.jar")));
    }

    /** How its start script starts Java, without the main class. */
    List<String> start(List<String> flags) throws IOException {
        var command = new ArrayList<>(List.of("@" + root.resolve("lib/options")));
        command.addAll(flags);
        command.addAll(List.of("--module-path", root.resolve("lib/fx").toString(), "-cp", classes()));
        return command;
    }

    private String classes() throws IOException {
        try (var files = Files.list(root.resolve("lib"))) {
            var jars = files.filter(each -> each.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            var own = jars.stream().filter(each -> each.getFileName().toString().startsWith("harbour-till-"));
            var others =
                    jars.stream().filter(each -> !each.getFileName().toString().startsWith("harbour-till-"));
            return Stream.concat(Stream.concat(own, others), Stream.of(probe))
                    .map(Path::toString)
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        }
    }

    private static Path probe(Path jar) throws IOException {
        var root = compiled();
        var folder = root.resolve("till/bench/start");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var classes = Files.list(folder)) {
            for (var each : classes.sorted().toList()) {
                var entry = new JarEntry("till/bench/start/" + each.getFileName());
                entry.setTime(0);
                out.putNextEntry(entry);
                out.write(Files.readAllBytes(each));
                out.closeEntry();
            }
        }
        return jar;
    }

    private static Path compiled() {
        try {
            return Path.of(StartedProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
