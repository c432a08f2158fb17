package till.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import till.service.Steps;

/** The real program in a process of its own, on a data folder of a test. */
final class Program {
    private final Path home;

    Program(Path home) {
        this.home = home;
    }

    /**
     * How a run ended.
     *
     * @param code the exit code
     */
    record Run(int code, String out, String err) {}

    /** Runs a command to its end. */
    Run run(String... arguments) {
        try {
            var out = Files.createTempFile("till", ".out");
            var err = Files.createTempFile("till", ".err");
            var process = builder(Map.of(), arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the program did not end: " + List.of(arguments));
            }
            return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command until it reaches a step, and kills it there with SIGKILL. */
    void killAt(Steps.Step step, String... arguments) {
        try {
            var process = builder(Map.of(Drill.VARIABLE, step.name()), arguments)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            var said = new ArrayList<String>();
            try (var err =
                    new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
                var line = err.readLine();
                while (line != null && !line.equals("drill: " + step)) {
                    said.add(line);
                    line = err.readLine();
                }
                if (line == null) {
                    throw new AssertionError("the program never came to " + step + ": " + said);
                }
            }
            process.destroyForcibly().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder builder(Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "till.app.Launcher",
                "--home",
                home.toString(),
                "--lang",
                "en"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        // a test leaves nothing in the keychain of whoever runs it
        builder.environment().put("TILL_KEYCHAIN", "off");
        builder.environment().putAll(environment);
        return builder;
    }
}
