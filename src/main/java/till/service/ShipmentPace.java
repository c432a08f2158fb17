package till.service;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import till.domain.Shipment;
import till.domain.ShipmentState;

/** When a shipment is looked at again: gently, because nobody stands at the counter for it. Pure. */
final class ShipmentPace {
    /** How long an answer that took a shipment may run ahead of what the gateway knows of it. */
    static final Duration CARRYING_OUT = Duration.ofHours(1);

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration QUICK = Duration.ofSeconds(20);
    private static final Duration FRESH = Duration.ofHours(6);
    private static final Duration USUAL = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(60);
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration SIX_HOURLY = Duration.ofHours(6);
    private static final Duration DAILY = Duration.ofDays(1);

    private ShipmentPace() {}

    /** While it is not known whether the gateway has it, or has changed it; never null. */
    static Instant doubtful(Instant since, Instant now) {
        if (Duration.between(since, now).compareTo(QUICK) < 0) {
            return now.plus(FIRST);
        }
        var next = Pace.slowing(since, now);
        return next == null ? now.plus(DAILY) : next;
    }

    /** Once the gateway knows it: hourly at first, every six hours for two weeks, daily until sixty days are over. */
    static @Nullable Instant known(Shipment shipment, ShipmentState state, Instant now) {
        var age = Duration.between(shipment.createdAt(), now);
        if (state.isEnded() || age.compareTo(LONGEST) > 0) {
            return null;
        }
        if (age.compareTo(FRESH) < 0) {
            return now.plus(HOURLY);
        }
        return now.plus(age.compareTo(USUAL) < 0 ? SIX_HOURLY : DAILY);
    }
}
