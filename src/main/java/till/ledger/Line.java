package till.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Whether a database can be reached. A short interruption is waited out by whoever is in the middle of something; once it has
 * lasted, calls end at once but for one in a second, which finds out when it is over. May be shared between threads.
 */
final class Line {
    private static final long FINE = Long.MIN_VALUE;
    private static final long BETWEEN_TRIES = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private final long patience;
    private final AtomicLong lostAt = new AtomicLong(FINE);
    private final AtomicLong nextTry = new AtomicLong(FINE);

    /** @param nanos as {@link System#nanoTime} */
    Line(Duration patience, LongSupplier nanos) {
        this.patience = patience.toNanos();
        this.nanos = nanos;
    }

    boolean isAway() {
        return lostAt.get() != FINE;
    }

    void lost() {
        lostAt.compareAndSet(FINE, nanos.getAsLong());
    }

    void answered() {
        if (lostAt.get() != FINE) {
            lostAt.set(FINE);
        }
    }

    /** Until when a call that begins now may try again. */
    long end() {
        var lost = lostAt.get();
        return (lost == FINE ? nanos.getAsLong() : lost) + patience;
    }

    /** Whether a call that begins now may ask the database at all. */
    boolean mayTry() {
        var now = nanos.getAsLong();
        var lost = lostAt.get();
        if (lost == FINE || now - lost < patience) {
            return true;
        }
        var next = nextTry.get();
        return (next == FINE || now - next >= 0) && nextTry.compareAndSet(next, now + BETWEEN_TRIES);
    }
}
