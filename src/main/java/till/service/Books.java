package till.service;

import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import till.domain.Problem;
import till.ledger.Ledger;
import till.ledger.SentLog;

/**
 * Everything a service writes to.
 *
 * @param ledger the shop's book
 * @param sentLog the record of numbers that went out
 */
public record Books(Ledger ledger, SentLog sentLog) {
    /**
     * Writes a number to the sent log before it goes out; what is not on disk there does not go out.
     *
     * @param problem the text key of what to say where that failed
     */
    Optional<Problem> logged(SentLog.Sent line, String problem) {
        try {
            sentLog.sent(line);
            return Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.of(Problem.of(
                    problem, String.valueOf(Objects.requireNonNull(e.getCause()).getMessage())));
        }
    }
}
