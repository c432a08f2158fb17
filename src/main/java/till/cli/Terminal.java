package till.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes.
 *
 * @param out what was asked for: one JSON object, or text for people
 * @param err problems and progress
 * @param interactive whether a person sits there and can be asked
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {}
