package till.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Unavailable;
import till.gateway.Outcome;
import till.gateway.QrPayments.Created;

/**
 * What a till does while its ledger cannot be reached: it takes nothing new, keeps what is on screen, asks the gateway about it
 * without writing anything, and writes answers that came meanwhile as soon as the ledger is back. A process that dies before
 * that leaves the row as it was written first, which is asked about then. May be shared between threads.
 */
public final class LedgerAway {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerAway.class);
    private static final int REMEMBERED = 20;

    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;
    private final Map<OrderNo, Payment> seen = new LinkedHashMap<>();
    private final Map<OrderNo, Supplier<Started>> unwritten = new ConcurrentHashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    LedgerAway(Books books, GatewayDirectory gateways, Surroundings here) {
        this.books = books;
        this.gateways = gateways;
        this.here = here;
    }

    /** Whether the ledger cannot be reached just now. Asks nobody. */
    public boolean isAway() {
        return books.ledger().isAway();
    }

    /** Runs what comes before a number goes out: where the ledger is lost there, nothing was sent. */
    Started beforeSending(Supplier<Started> work) {
        if (isAway()) {
            return new Started.NotStarted(Problem.of("payment.ledgerAway"));
        }
        try {
            return work.get();
        } catch (Unavailable lost) {
            LOG.error("nothing was sent", lost);
            return new Started.NotStarted(Problem.of("payment.ledgerAway"));
        }
    }

    /** What a customer is shown of an answer. */
    @FunctionalInterface
    interface CodeOf {
        @Nullable
        PayCode in(Created created);
    }

    /**
     * Writes a gateway's answer to a create, now or once the ledger is back.
     *
     * @param written what may be done again: it moves the payment only from where it was
     */
    Started afterSending(Payment payment, Outcome<Created> outcome, CodeOf code, Supplier<Started> written) {
        try {
            return written.get();
        } catch (Unavailable lost) {
            LOG.error("the answer about {} waits for the ledger", payment.orderNo(), lost);
            var given = outcome instanceof Outcome.Answered<Created>(var created) ? code.in(created) : null;
            var shown = with(payment, given == null ? PaymentState.UNCERTAIN : PaymentState.AWAITING_PAYER, given);
            remember(shown);
            unwritten.put(payment.orderNo(), written);
            return outcome instanceof Outcome.Refused<Created>(var problem, var _)
                    ? new Started.Declined(payment, problem)
                    : new Started.Running(shown);
        }
    }

    @SuppressWarnings("NullAway") // it does not see @Nullable on the components of records
    private static Payment with(Payment payment, PaymentState state, @Nullable PayCode code) {
        return new Payment(
                payment.order(),
                state,
                code,
                payment.gatewayNo(),
                payment.channelNo(),
                payment.received(),
                payment.paidAt(),
                payment.gatewayPaidAt(),
                payment.businessDay(),
                payment.late(),
                payment.superseded(),
                payment.details(),
                payment.by(),
                payment.watch());
    }

    private void remember(Payment payment) {
        synchronized (seen) {
            seen.remove(payment.orderNo());
            seen.put(payment.orderNo(), payment);
            if (seen.size() > REMEMBERED) {
                seen.remove(seen.keySet().iterator().next());
            }
        }
    }

    private Optional<Payment> remembered(OrderNo orderNo) {
        synchronized (seen) {
            return Optional.ofNullable(seen.get(orderNo));
        }
    }

    /** The payment as the ledger has it; while that is away, or lacks what was answered meanwhile, as it was last seen. */
    Optional<Payment> find(OrderNo orderNo) {
        if (unwritten.containsKey(orderNo)) {
            return remembered(orderNo);
        }
        try {
            var found = books.ledger().payments().find(orderNo);
            found.ifPresent(this::remember);
            return found;
        } catch (Unavailable lost) {
            return Optional.of(remembered(orderNo).orElseThrow(() -> lost));
        }
    }

    /**
     * Asks the gateway about a payment that was seen, past the ledger: for the screen it is on, which is one till's. Nothing
     * is moved by the answer; it is asked for again, and written, when the ledger is back.
     *
     * @return what the payment would become; empty where the answer says nothing new
     */
    public Optional<PaymentState> ask(OrderNo orderNo) {
        return remembered(orderNo)
                .flatMap(payment -> gateways.find(payment.order().gateway()).flatMap(gateway -> {
                    var outcome = gateway.query(PaymentChecks.ref(payment));
                    var around = new PaymentRules.Circumstances(
                            here.clock().instant(),
                            gateway.limits().longestCall(),
                            Optional.empty(),
                            Optional.empty(),
                            Money.zero(payment.amount().getCurrencyUnit()));
                    return PaymentRules.decide(payment, outcome, around) instanceof PaymentRules.Move move
                            ? Optional.of(move.to())
                            : Optional.empty();
                }));
    }

    /** Writes what was answered while the ledger was away; called often, does nothing while it is. */
    public void write() {
        if (unwritten.isEmpty() || isAway() || !writing.compareAndSet(false, true)) {
            return;
        }
        try {
            unwritten.forEach((orderNo, answer) -> {
                var ended = answer.get();
                unwritten.remove(orderNo);
                LOG.info(
                        "the answer about {} is written: {}",
                        orderNo,
                        ended.getClass().getSimpleName());
            });
        } catch (Unavailable lost) {
            LOG.debug("still away", lost);
        } finally {
            writing.set(false);
        }
    }
}
