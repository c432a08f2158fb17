package till.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import till.ledger.Ledger;

/**
 * The time of all tills on one ledger: this machine's, corrected by what it lies apart from the server's. Who may ask about a
 * payment, when its code ends and which day it belongs to would otherwise depend on whose clock is wrong. Between two
 * measurements it goes by this machine's. May be shared between threads.
 */
public final class SharedClock implements InstantSource {
    /** More than this is told: what the machine itself dates, its files and its receipts, is then wrong. */
    private static final Duration TOLD = Duration.ofSeconds(60);

    /** Less than this is left alone, so that time does not move to and fro by how long a question took. */
    private static final Duration NOTICED = Duration.ofSeconds(1);

    /** A question that took longer tells too little. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final InstantSource machine;
    private volatile Duration ahead = Duration.ZERO;

    public SharedClock(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    /** Asks the ledger's server what time it is. */
    public void measure(Ledger ledger) {
        var before = machine.instant();
        var there = ledger.tills().now();
        var took = Duration.between(before, machine.instant());
        if (took.isNegative() || took.compareTo(LONGEST) > 0) {
            return;
        }
        var found = Duration.between(before.plus(took.dividedBy(2)), there);
        if (found.minus(ahead).abs().compareTo(NOTICED) > 0) {
            ahead = found.abs().compareTo(NOTICED) > 0 ? found : Duration.ZERO;
        }
    }

    /** How far the server is ahead of this machine; negative where it is behind. */
    public Duration ahead() {
        return ahead;
    }

    /** Whether this machine's clock is so wrong, or the server's, that somebody has to set it. */
    public boolean isToBeTold() {
        return ahead.abs().compareTo(TOLD) > 0;
    }
}
