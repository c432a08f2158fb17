package till.poll;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.service.ShipmentService;

/**
 * Has shipments sent and asked about as they fall due, a few at a time: nobody waits for them at the counter, and they never
 * take the payments' turn. Holds no schedule of its own: when a thing is due is in the ledger.
 */
public final class ShipmentPoller {
    private static final int AT_ONCE = 4;
    private static final int LOOKED_AT = 200;
    private static final Logger LOG = LoggerFactory.getLogger(ShipmentPoller.class);

    private final ShipmentService shipments;
    private final Executor workers;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();

    /** @param workers runs the calls; each may take as long as the gateway's longest call */
    public ShipmentPoller(ShipmentService shipments, Executor workers) {
        this.shipments = shipments;
        this.workers = workers;
    }

    /** At start: what is on its way to a gateway is looked at now. */
    public void sweep() {
        shipments.sweep();
    }

    /** Hands what is due to the workers; called about once a second. Returns how many things it started. */
    public int tick() {
        if (running.get() >= AT_ONCE) {
            return 0;
        }
        var started = 0;
        for (var work : shipments.due(LOOKED_AT)) {
            if (running.get() < AT_ONCE && work.ids().stream().noneMatch(underWay::contains)) {
                start(work);
                started++;
            }
        }
        return started;
    }

    private void start(ShipmentService.Work work) {
        underWay.addAll(work.ids());
        running.incrementAndGet();
        var handedOver = false;
        try {
            workers.execute(() -> run(work));
            handedOver = true;
        } finally {
            if (!handedOver) {
                over(work);
            }
        }
    }

    private void run(ShipmentService.Work work) {
        try {
            work.doing().run();
        } catch (RuntimeException e) {
            // the edge: the shipments stay due and are looked at again
            LOG.error("shipments {} failed", work.ids(), e);
        } finally {
            over(work);
        }
    }

    private void over(ShipmentService.Work work) {
        underWay.removeAll(work.ids());
        running.decrementAndGet();
    }
}
