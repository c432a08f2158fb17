package till.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Takes the one right to ask about something so that it lasts for a whole call from now on: the time a slow ledger needs to
 * grant it is not taken from the call. Pure but for the clock.
 */
final class Lease {
    private static final int TRIES = 3;
    private static final Duration SLOW = Pace.MARGIN.dividedBy(2);

    private Lease() {}

    /** Asks the ledger for it. */
    @FunctionalInterface
    interface Taking {
        boolean take(Instant now, Instant until);
    }

    /** False where another holds it, or the ledger is too slow to tell how long it would last. */
    static boolean take(InstantSource clock, Duration longestCall, Taking taking) {
        for (var tries = 0; tries < TRIES; tries++) {
            var from = clock.instant();
            if (!taking.take(from, from.plus(longestCall).plus(Pace.MARGIN))) {
                return false;
            }
            if (!clock.instant().isAfter(from.plus(SLOW))) {
                return true;
            }
        }
        return false;
    }
}
