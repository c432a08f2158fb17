package till.ui.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import till.ui.Session;

/**
 * Locks the window once nobody has touched it for as long as the shop wants, counted anew from the end of whatever was
 * under way: a payment is never interrupted, and its outcome stays to be seen. FX thread only.
 */
public final class IdleLock {
    private final Session session;
    private final InstantSource clock;
    private final IntSupplier minutes;
    private final BooleanSupplier underWay;
    private Instant last;

    /**
     * @param minutes after how many; 0 for never
     * @param underWay whether money is on its way on the open screen
     */
    public IdleLock(Session session, InstantSource clock, IntSupplier minutes, BooleanSupplier underWay) {
        this.session = session;
        this.clock = clock;
        this.minutes = minutes;
        this.underWay = underWay;
        this.last = clock.instant();
    }

    /** Somebody is here. */
    public void touched() {
        last = clock.instant();
    }

    /** Looks whether it is time; once a second. */
    public void tick() {
        if (session.isLocked() || session.operatorProperty().get().isEmpty() || underWay.getAsBoolean()) {
            touched();
        } else if (minutes.getAsInt() > 0
                && !clock.instant().isBefore(last.plus(Duration.ofMinutes(minutes.getAsInt())))) {
            session.lock();
        }
    }
}
