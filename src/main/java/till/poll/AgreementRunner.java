package till.poll;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.service.AgreementService;

/**
 * Has agreements charged that are due, once at a time and only while the shop wants that. Holds no schedule of its own: what is
 * due, and that each date is charged once whoever else looks at it, is in the ledger.
 */
public final class AgreementRunner {
    /** So many turns are left out where something is due and this till cannot charge it. */
    private static final int REST = 15;

    private static final Logger LOG = LoggerFactory.getLogger(AgreementRunner.class);

    private final AgreementService agreements;
    private final BooleanSupplier wanted;
    private final Executor workers;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile int rest;

    /**
     * @param wanted whether the shop has switched it on
     * @param workers makes the charges; each may take as long as the gateway's longest call
     */
    public AgreementRunner(AgreementService agreements, BooleanSupplier wanted, Executor workers) {
        this.agreements = agreements;
        this.wanted = wanted;
        this.workers = workers;
    }

    /** Hands one look at what is due to the workers; called once a minute. Returns whether it did. */
    public boolean tick() {
        if (!wanted.getAsBoolean() || rest-- > 0 || !running.compareAndSet(false, true)) {
            return false;
        }
        var handedOver = false;
        try {
            workers.execute(this::look);
            handedOver = true;
        } finally {
            if (!handedOver) {
                running.set(false);
            }
        }
        return true;
    }

    private void look() {
        try {
            var ran = agreements.byItself();
            rest = ran.made() == 0 && ran.waiting() > 0 ? REST : 0;
            if (ran.made() + ran.ended() + ran.waiting() > 0) {
                LOG.info("agreements: {} charged, {} ended, {} waiting", ran.made(), ran.ended(), ran.waiting());
            }
        } catch (RuntimeException e) {
            // the edge: what is due stays due
            LOG.error("charging by agreement failed", e);
        } finally {
            running.set(false);
        }
    }
}
