package till.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import till.domain.Result;
import till.ledger.History;

/** Replays the ledger's history and tells whether its rows still say the same. */
public final class LedgerCheck {
    private final History history;

    public LedgerCheck(Books books) {
        this(books.ledger().history());
    }

    public LedgerCheck(History history) {
        this.history = history;
    }

    /** Reads every event; changes nothing. */
    public Report verify() {
        var found = history.verify();
        return new Report(found.events(), found.payments(), found.refunds(), found.faults(), found.newest());
    }

    /** Writes what proves the ledger to a new folder, to be checked without the program. */
    public Result<Exported> export(Path folder) {
        try {
            var written = ProofFolder.write(history, folder);
            return Result.done(new Exported(written.events(), written.reports()));
        } catch (IOException _) {
            return Result.failed("cli.verify.folder", folder.toString());
        }
    }

    /** How much was written. */
    public record Exported(long events, long reports) {}

    /**
     * What was found.
     *
     * @param faults empty when the ledger is whole; each names the chain, the sequence or the row
     * @param newest when the newest event was written
     */
    public record Report(long events, long payments, long refunds, List<String> faults, Instant newest) {
        public Report {
            faults = List.copyOf(faults);
        }

        public boolean whole() {
            return faults.isEmpty();
        }
    }
}
