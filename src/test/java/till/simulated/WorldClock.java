package till.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Time as it really passes, what is still under way in it, and the tills' clocks: each may be wrong in its own way, and set
 * forward or back.
 */
final class WorldClock {
    private static final Instant START = Instant.parse("2026-11-21T04:00:00Z");

    private final PriorityQueue<Coming> coming =
            new PriorityQueue<>(Comparator.comparing(Coming::at).thenComparingInt(Coming::place));
    private Instant now = START;
    private final List<Duration> wrong = new ArrayList<>();
    private int places;
    private int settings;

    private record Coming(Instant at, int place, Runnable what) {}

    /** The true time. */
    Instant now() {
        return now;
    }

    /** What a till's clock shows. */
    InstantSource shown(int till) {
        return () -> now.plus(wrong(till));
    }

    private Duration wrong(int till) {
        return till < wrong.size() ? wrong.get(till) : Duration.ZERO;
    }

    /** Whether the tills' clocks show different times. */
    boolean apart() {
        return wrong.stream().distinct().count() > 1;
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

    /** Sets a till's clock. */
    void set(int till, Duration by) {
        while (wrong.size() < World.TILLS.size()) {
            wrong.add(Duration.ZERO);
        }
        wrong.set(till, wrong(till).plus(by));
        settings++;
    }

    /** How often the clocks were set: what began before the last time may have been misled. */
    int settings() {
        return settings;
    }
}
