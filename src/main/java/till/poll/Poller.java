package till.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.RefundNo;
import till.service.PaymentChecks;
import till.service.RefundService;

/**
 * Has everything asked about that is due, each thing once at a time. Holds no schedule of its own: when a thing is due is
 * in the ledger, so that it survives the process and is shared between tills.
 */
public final class Poller {
    private static final int AT_ONCE = 64;
    private static final Duration SET_BACK = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    private final PaymentChecks payments;
    private final RefundService refunds;
    private final InstantSource clock;
    private final Executor workers;
    private final Set<Object> underWay = ConcurrentHashMap.newKeySet();
    private volatile Instant lastTick = Instant.MIN;
    private volatile LocalDate day = LocalDate.MAX;

    /** @param workers runs the checks; each may take as long as the gateway's longest call */
    public Poller(PaymentChecks payments, RefundService refunds, InstantSource clock, Executor workers) {
        this.payments = payments;
        this.refunds = refunds;
        this.clock = clock;
        this.workers = workers;
    }

    /** At start and at day end: brings everything open forward to now. */
    public void sweep() {
        payments.sweep();
        refunds.sweep();
    }

    /** Hands what is due to the workers. Returns how many checks it started. */
    public int tick() {
        sweepWhereNeeded();
        return hasRoom() ? look() : 0;
    }

    /** Whether more can be begun beside what is under way. */
    boolean hasRoom() {
        return underWay.size() < AT_ONCE;
    }

    /** As {@link #tick}, where {@linkplain #hasRoom there is room} and what has to be was swept. */
    int look() {
        var room = AT_ONCE - underWay.size();
        var started = 0;
        var due = payments.due(room).stream()
                .filter(orderNo -> !underWay.contains(orderNo))
                .toList();
        for (var group : payments.grouped(due)) {
            started += once(Set.copyOf(group), () -> payments.checkAll(group));
        }
        for (RefundNo refundNo : refunds.due(room)) {
            started += once(Set.of(refundNo), () -> refunds.checkDue(refundNo));
        }
        return started;
    }

    /** After a clock was set back, and when a business day ended; whether it did. */
    boolean sweepWhereNeeded() {
        var setBack = sweepIfSetBack();
        return sweepIfDayEnded() || setBack;
    }

    /** By a clock that was set back nothing would be due until it has caught up. */
    private boolean sweepIfSetBack() {
        var now = clock.instant();
        var setBack = lastTick.isAfter(now.plus(SET_BACK));
        lastTick = now;
        if (setBack) {
            LOG.warn("the clock was set back: everything open is asked about");
            sweep();
        }
        return setBack;
    }

    /** Once for every day that began, however many passed unseen, and not again where the clock goes back and forth. */
    private boolean sweepIfDayEnded() {
        var today = payments.today();
        var ended = !day.equals(LocalDate.MAX) && today.isAfter(day);
        if (ended) {
            LOG.info("the business day {} ended: everything open is asked about", day);
            day = today;
            sweep();
        } else if (day.equals(LocalDate.MAX)) {
            day = today;
        }
        return ended;
    }

    private int once(Set<?> numbers, Runnable check) {
        if (numbers.stream().anyMatch(underWay::contains)) {
            return 0;
        }
        underWay.addAll(numbers);
        var handedOver = false;
        try {
            workers.execute(() -> run(numbers, check));
            handedOver = true;
        } finally {
            if (!handedOver) {
                underWay.removeAll(numbers);
            }
        }
        return numbers.size();
    }

    private void run(Set<?> numbers, Runnable check) {
        try {
            check.run();
        } catch (RuntimeException e) {
            // the edge: the thing stays due and is asked about again when its lease is over
            LOG.error("check of {} failed", numbers, e);
        } finally {
            underWay.removeAll(numbers);
        }
    }
}
