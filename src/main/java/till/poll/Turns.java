package till.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import till.ledger.FirstDue;
import till.ledger.Ledger;

/**
 * Gives the pollers their turns: as soon as something is due, and while nothing is, the ledger is asked once a second when the
 * next will be. Many idle tills on one server would otherwise keep it busy with looking. For one thread.
 */
public final class Turns {
    /** How long the ledger is taken at its word; what falls due sooner than it knew waits so long at most. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Poller poller;
    private final ShipmentPoller shipments;
    private final InstantSource clock;
    private Instant quietUntil = Instant.MIN;

    public Turns(Ledger ledger, Poller poller, ShipmentPoller shipments, InstantSource clock) {
        this.ledger = ledger;
        this.poller = poller;
        this.shipments = shipments;
        this.clock = clock;
    }

    /** Called ten times a second: what is asked about while a code is on screen is asked about to the moment. */
    public void next() {
        var swept = poller.sweepWhereNeeded();
        var now = clock.instant();
        if (now.isBefore(quietUntil) && !swept) {
            return;
        }
        var first = ledger.firstDue(now, now.plus(QUIET));
        var next = first.earliest().orElse(now.plus(QUIET));
        if (next.isAfter(now)) {
            quietUntil = next;
        } else if (started(first, now) == 0 && !poller.isHoldingBack()) {
            // due, and somebody else's just now
            quietUntil = now.plus(QUIET);
        }
    }

    private int started(FirstDue first, Instant now) {
        var asked = isOver(first.payments(), now) || isOver(first.refunds(), now) ? poller.look() : 0;
        return asked + (isOver(first.shipments(), now) ? shipments.tick() : 0);
    }

    private static boolean isOver(@Nullable Instant due, Instant now) {
        return due != null && !due.isAfter(now);
    }
}
