package till.service;

import java.time.Instant;
import java.util.List;
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
