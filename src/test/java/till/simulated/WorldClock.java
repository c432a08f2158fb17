package till.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time as it really passes, what is still under way in it, and the tills' clocks, which may be set forward or back.
 */
final class WorldClock {
    private static final Instant START = Instant.parse("2026-11-21T04:00:00Z");

    private final PriorityQueue<Coming> coming =
            new PriorityQueue<>(Comparator.comparing(Coming::at).thenComparingInt(Coming::place));
    private Instant now = START;
    private Duration wrong = Duration.ZERO;
    private int places;
    private int settings;

    private record Coming(Instant at, int place, Runnable what) {}

    /** The true time. */
    Instant now() {
        return now;
    }

    /** What the tills' clocks show. */
    InstantSource shown() {
        return () -> now.plus(wrong);
    }

    /** Has something happen once the time has come. */
    void at(Instant time, Runnable what) {
        coming.add(new Coming(time, places++, what));
    }

    boolean idle() {
        return coming.isEmpty();
    }

    void pass(Duration time) {
        var end = now.plus(time);
        for (var next = coming.peek(); next != null && !next.at().isAfter(end); next = coming.peek()) {
            coming.remove(next);
            now = next.at().isAfter(now) ? next.at() : now;
            next.what().run();
        }
        now = end.isAfter(now) ? end : now;
    }

    /** Sets the tills' clocks. */
    void set(Duration by) {
        wrong = wrong.plus(by);
        settings++;
    }

    /** How often the clocks were set: what began before the last time may have been misled. */
    int settings() {
        return settings;
    }
}
