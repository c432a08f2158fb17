package till.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.OrderNo;
import till.domain.RefundNo;
import till.domain.Unavailable;
import till.service.PaymentChecks;
import till.service.RefundService;

/**
 * Has everything asked about that is due, each thing once at a time. Holds no schedule of its own: when a thing is due is
 * in the ledger, so that it survives the process and is shared between tills.
 */
public final class Poller {
    /** Questions that one gateway is asked at once: a slow one that takes them all leaves the others theirs. */
    private static final int AT_ONE_GATEWAY = 48;

    /** With so many left of a gateway's questions the next are handed out, and do not wait for a turn. */
    private static final int FEW_LEFT = AT_ONE_GATEWAY / 2;

    private static final int REFUNDS_AT_ONCE = 16;
    private static final int LOOKED_AT = 64;
    private static final Duration SET_BACK = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    private final PaymentChecks payments;
    private final RefundService refunds;
    private final InstantSource clock;
    private final Executor workers;
    private final Set<OrderNo> underWay = ConcurrentHashMap.newKeySet();
    private final Set<RefundNo> refundsUnderWay = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> callsTo = new ConcurrentHashMap<>();
    /** One thread looks at a time; what ends during a look does not begin another. */
    private final ReentrantLock looking = new ReentrantLock();

    private volatile boolean moreWaits;
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
        return look();
    }

    /** Whether the last look may have left something due that has to wait until one of its gateway's calls is over. */
    boolean isHoldingBack() {
        return moreWaits || refundsUnderWay.size() >= REFUNDS_AT_ONCE;
    }

    /** As {@link #tick}, where what has to be was swept. */
    int look() {
        looking.lock();
        try {
            return payments() + refunds();
        } finally {
            looking.unlock();
        }
    }

    /** The next ones of a gateway whose questions are nearly all answered, where there are more than it gets at once. */
    private void lookOn() {
        if (moreWaits && !looking.isHeldByCurrentThread() && looking.tryLock()) {
            try {
                payments();
            } catch (Unavailable e) {
                LOG.debug("the ledger is away: the next turn looks again", e);
            } finally {
                looking.unlock();
            }
        }
    }

    private int payments() {
        var started = 0;
        var full = full();
        var found = payments.due(LOOKED_AT, full);
        var due = found.stream().filter(orderNo -> !underWay.contains(orderNo)).toList();
        for (var group : payments.grouped(due)) {
            if (callsTo.getOrDefault(group.gateway(), 0) < AT_ONE_GATEWAY) {
                started += ask(group);
            }
        }
        moreWaits = !full.isEmpty() || found.size() == LOOKED_AT || started < due.size();
        return started;
    }

    private int refunds() {
        var started = 0;
        var room = REFUNDS_AT_ONCE - refundsUnderWay.size();
        for (var refundNo : room > 0 ? refunds.due(room) : List.<RefundNo>of()) {
            started += once(refundsUnderWay, Set.of(refundNo), () -> refunds.checkDue(refundNo));
        }
        return started;
    }

    /** The gateways that have as many questions as they get at once. */
    private Set<String> full() {
        return callsTo.entrySet().stream()
                .filter(each -> each.getValue() >= AT_ONE_GATEWAY)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private int ask(PaymentChecks.Group group) {
        callsTo.merge(group.gateway(), 1, Integer::sum);
        var started = 0;
        try {
            started = once(underWay, Set.copyOf(group.orderNos()), () -> {
                try {
                    payments.checkAll(group);
                } finally {
                    if (oneLess(group.gateway()) == FEW_LEFT) {
                        lookOn();
                    }
                }
            });
        } finally {
            if (started == 0) {
                oneLess(group.gateway());
            }
        }
        return started;
    }

    private int oneLess(String gateway) {
        return callsTo.merge(gateway, -1, Integer::sum);
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

    private <T> int once(Set<T> going, Set<T> numbers, Runnable check) {
        if (numbers.stream().anyMatch(going::contains)) {
            return 0;
        }
        going.addAll(numbers);
        var handedOver = false;
        try {
            workers.execute(() -> run(going, numbers, check));
            handedOver = true;
        } finally {
            if (!handedOver) {
                going.removeAll(numbers);
            }
        }
        return numbers.size();
    }

    private static <T> void run(Set<T> going, Set<T> numbers, Runnable check) {
        try {
            check.run();
        } catch (RuntimeException e) {
            // the edge: the thing stays due and is asked about again when its lease is over
            LOG.error("check of {} failed", numbers, e);
        } finally {
            going.removeAll(numbers);
        }
    }
}
