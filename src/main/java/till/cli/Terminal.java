package till.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes.
 *
 * @param out what was asked for: one JSON object, or text for people
 * @param err problems and progress
 * @param interactive whether a person sits there and can be asked
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
    /**
     * This process's own. Where the system's locale is plain ASCII, as on a bare server, it is written in UTF-8: question
     * marks for Chinese help nobody.
     */
    public static Terminal ofProcess() {
        var console = System.console();
        return new Terminal(
                System.in, readable(System.out), readable(System.err), console != null && console.isTerminal());
    }

    private static PrintStream readable(PrintStream stream) {
        return stream.charset().equals(StandardCharsets.US_ASCII)
                ? new PrintStream(stream, true, StandardCharsets.UTF_8)
                : stream;
    }
}
