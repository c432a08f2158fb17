package till.ledger;

import java.nio.file.Path;
import java.util.Optional;
import till.domain.Problem;

/** Is told before the tables of a ledger that is in use are changed to newer ones. */
@FunctionalInterface
public interface BeforeMigration {
    /**
     * Keeps what is needed to go back.
     *
     * @param file the ledger's, without the database's own ending
     * @param version of its tables
     * @return why the tables must stay as they are
     */
    Optional<Problem> about(Path file, int version);
}
