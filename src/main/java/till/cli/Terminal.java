package till.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a command reads and writes.
 *
 * @param out what was asked for: one JSON object, or text for people
 * @param err problems and progress
 * @param interactive whether a person sits there and can be asked
 * @param console where that person types unseen; null where nothing can be hidden
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        @Nullable Console console) {
    public Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
        this(in, out, err, interactive, null);
    }

    /**
     * This process's own. Where the system's locale is plain ASCII, as on a bare server, it is written in UTF-8: question
     * marks for Chinese help nobody.
     */
    public static Terminal ofProcess() {
        var console = personsConsole();
        return new Terminal(System.in, readable(System.out), readable(System.err), console != null, console);
    }

    /** Since JDK 25 there is no console again where input or output is not a terminal; before, one that is none. */
    @SuppressWarnings("SystemConsoleNull")
    private static @Nullable Console personsConsole() {
        var console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }

    private static PrintStream readable(PrintStream stream) {
        return stream.charset().equals(StandardCharsets.US_ASCII)
                ? new PrintStream(stream, true, StandardCharsets.UTF_8)
                : stream;
    }
}
