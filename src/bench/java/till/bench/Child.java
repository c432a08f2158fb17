package till.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Java program beside this one, and the figures it prints. What else it says is kept in a file of the measured folder, and shown
 * where it fails.
 */
final class Child implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final BufferedReader out;
    private final Path log;
    private final List<String> said = new ArrayList<>();
    private final long began;

    private Child(Process process, Path log, long began) {
        this.process = process;
        this.log = log;
        this.began = began;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts {@code java} with these arguments. */
    static Child start(String name, List<String> arguments, Map<String, String> environment) throws IOException {
        var command = new ArrayList<>(List.of(java()));
        command.addAll(arguments);
        return begin(name, command, environment);
    }

    /** Starts another program. */
    static Child begin(String name, List<String> command, Map<String, String> environment) throws IOException {
        var log = Files.createDirectories(BenchLedger.folder()).resolve(name + ".log");
        var builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().put("TILL_KEYCHAIN", "off");
        builder.environment().putAll(environment);
        var began = System.nanoTime();
        return new Child(builder.start(), log, began);
    }

    /** Runs a main class on this program's own class path to its end. */
    static Figures run(Class<?> main, List<String> flags, Object... arguments) throws IOException {
        var all = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Dh2.bindAddress=127.0.0.1"));
        all.add("-Dbench.folder=" + BenchLedger.folder());
        all.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        all.addAll(flags);
        all.addAll(List.of("-cp", System.getProperty("java.class.path", ""), main.getName()));
        for (var argument : arguments) {
            all.add(argument.toString());
        }
        try (var child = start(main.getSimpleName(), all, new HashMap<>())) {
            return child.figures();
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The figures until it ends, which has to be well. */
    Figures figures() throws IOException {
        var figures = new Figures();
        for (var line = next(); line != null; line = next()) {
            figures.hear(line);
        }
        var code = ended();
        if (code != 0) {
            throw new IOException(
                    "ended with " + code + ":\n" + String.join("\n", said) + "\n" + Files.readString(log));
        }
        return figures;
    }

    /** Milliseconds from its start until it says a line that begins so. */
    double until(String beginning) throws IOException {
        for (var line = next(); line != null; line = next()) {
            if (line.startsWith(beginning)) {
                return (System.nanoTime() - began) / 1e6;
            }
        }
        throw new IOException("ended without " + beginning + ":\n" + String.join("\n", said) + Files.readString(log));
    }

    /** What it says first. */
    String line() throws IOException {
        var line = next();
        if (line == null) {
            throw new IOException("said nothing: " + Files.readString(log));
        }
        return line;
    }

    private @Nullable String next() throws IOException {
        var line = out.readLine();
        if (line != null) {
            said.add(line);
        }
        return line;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private int ended() throws IOException {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new IOException("does not end: " + said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.close();
    }
}
