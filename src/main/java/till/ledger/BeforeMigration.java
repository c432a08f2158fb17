package till.ledger;

import java.util.Optional;
import till.domain.Problem;

/** Is told before the tables of a ledger that is in use are changed to newer ones. */
@FunctionalInterface
public interface BeforeMigration {
    /** For a ledger whose content is somewhere else too. */
    BeforeMigration NOTHING_TO_KEEP = _ -> Optional.empty();

    /**
     * Keeps what is needed to go back.
     *
     * @param version of the tables
     * @return why they must stay as they are
     */
    Optional<Problem> about(int version);
}
