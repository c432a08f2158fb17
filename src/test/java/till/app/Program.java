package till.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import till.service.Steps;

/** The real program in a process of its own, on a data folder of a test. */
final class Program {
    private static final long LONGEST_SECONDS = 120;

    private final Path home;
    private final Jvm jvm;

    Program(Path home) {
        this(home, Jvm.asTheTests());
    }

    Program(Path home, Jvm jvm) {
        this.home = home;
        this.jvm = jvm;
    }

    /**
     * What the process is started with.
     *
     * @param options options of the JVM beside those that every process of a test gets
     */
    record Jvm(String classPath, List<String> options) {
        static Jvm asTheTests() {
            return new Jvm(System.getProperty("java.class.path"), List.of());
        }

        /** The beginning of a command line: program, options and class path. */
        List<String> command() {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8"));
            command.addAll(options);
            command.addAll(List.of("-cp", classPath));
            return command;
        }
    }

    /**
     * How a run ended.
     *
     * @param code the exit code
     */
    record Run(int code, String out, String err) {}

    /** Runs a command to its end. */
    Run run(String... arguments) {
        return start(arguments).ended();
    }

    /** Runs a command to its end with what is typed at it. */
    Run run(Call call) {
        return start(builder(call.environment(), "till.app.Launcher", call.arguments()), call.typed())
                .ended();
    }

    /** Starts a command and comes back at once. */
    Running start(String... arguments) {
        return start(builder(Map.of(), "till.app.Launcher", List.of(arguments)), List.of());
    }

    /** Starts another main class of the class path on the same data folder. */
    Running startMain(Class<?> main, String... arguments) {
        return start(builder(Map.of(), main.getName(), List.of(arguments)), List.of());
    }

    private static Running start(ProcessBuilder builder, List<String> typed) {
        try {
            var out = Files.createTempFile("till", ".out");
            var err = Files.createTempFile("till", ".err");
            var process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            type(process, typed);
            return new Running(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command under way. */
    record Running(Process process, Path out, Path err) {
        /** Waits for its end. */
        Run ended() {
            try {
                if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("the program did not end: " + Files.readString(err));
                }
                var run = new Run(process.exitValue(), Files.readString(out), Files.readString(err));
                Files.delete(out);
                Files.delete(err);
                return run;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Runs a command until it reaches a step, and kills it there with SIGKILL. */
    void killAt(Steps.Step step, String... arguments) {
        killAt(Kill.Point.of(step), () -> {}, Call.of(arguments));
    }

    /**
     * A command and what it is given.
     *
     * @param typed lines of its standard input
     * @param environment variables beside the usual ones
     */
    record Call(List<String> arguments, List<String> typed, Map<String, String> environment) {
        static Call of(String... arguments) {
            return new Call(List.of(arguments), List.of(), Map.of());
        }
    }

    /**
     * Runs a command until it reaches a step for the nth time, and kills it there with SIGKILL.
     *
     * @param meanwhile what happens while it stands at the step
     */
    void killAt(Kill.Point at, Runnable meanwhile, Call call) {
        try {
            var environment = new HashMap<>(call.environment());
            environment.put(Drill.VARIABLE, at.step() + ":" + at.time());
            var process = builder(environment, "till.app.Launcher", call.arguments())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            type(process, call.typed());
            var late = CompletableFuture.runAsync(
                    process::destroyForcibly, CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS));
            try {
                comesTo(at.step(), process);
                meanwhile.run();
            } finally {
                process.destroyForcibly().waitFor();
                late.cancel(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Lines of the standard input, and its end. */
    private static void type(Process process, List<String> lines) throws IOException {
        try (var typing = process.outputWriter(StandardCharsets.UTF_8)) {
            for (var line : lines) {
                typing.write(line + "\n");
            }
        }
    }

    private static void comesTo(Steps.Step step, Process process) throws IOException {
        var said = new ArrayList<String>();
        try (var err = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            var line = err.readLine();
            while (line != null && !line.equals("drill: " + step)) {
                said.add(line);
                line = err.readLine();
            }
            if (line == null) {
                throw new AssertionError("the program never came to " + step + ": " + said);
            }
        }
    }

    private ProcessBuilder builder(Map<String, String> environment, String main, List<String> arguments) {
        var command = new ArrayList<>(jvm.command());
        command.addAll(List.of(main, "--home", home.toString(), "--lang", "en"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        // a test leaves nothing in the keychain of whoever runs it
        builder.environment().put("TILL_KEYCHAIN", "off");
        builder.environment().putAll(environment);
        return builder;
    }
}
