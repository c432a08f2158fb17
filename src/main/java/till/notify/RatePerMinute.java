package till.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets so many through a minute and no more. May be shared between threads. */
final class RatePerMinute {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final InstantSource clock;
    private Instant begun = Instant.MIN;
    private int taken;

    RatePerMinute(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    synchronized boolean take() {
        var now = clock.instant();
        // a clock that was set back must not keep everybody out
        if (now.isBefore(begun) || !now.isBefore(begun.plus(MINUTE))) {
            begun = now;
            taken = 0;
        }
        taken++;
        return taken <= most;
    }
}
