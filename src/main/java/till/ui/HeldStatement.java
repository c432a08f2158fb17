package till.ui;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import till.report.statement.Matching;

/**
 * A statement that is held against the ledger, to be gone on with after an order or a difference was looked at.
 *
 * @param operator who looked at it: nobody else goes on with it; empty while nobody is named
 * @param file where it is; empty where the gateway gave it
 * @param fetched the day the gateway gave it for; empty where it is a file
 * @param everything whether what agrees is listed too
 */
public record HeldStatement(
        Optional<String> operator,
        Matching.Scope scope,
        Optional<Path> file,
        Optional<LocalDate> fetched,
        boolean everything) {}
