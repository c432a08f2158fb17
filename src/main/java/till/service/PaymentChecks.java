package till.service;

import static till.domain.PaymentState.AWAITING_PAYER;
import static till.domain.PaymentState.CREATED;
import static till.domain.PaymentState.LAPSED;
import static till.domain.PaymentState.PAID;
import static till.domain.PaymentState.UNCERTAIN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;
import till.gateway.Closing;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentRef;
import till.ledger.PaymentMove;
import till.ledger.Payments;

/**
 * Asks gateways where payments stand and moves the ledger by what they say; closes what is past its time. One check of a
 * payment is under way at a time, in whichever process. May be shared between threads.
 */
public final class PaymentChecks {
    private static final int CALLS_OF_A_CHECK = 3;

    /** Longer than what a check that died may still hold the payment for. */
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private static final Duration MOMENT = Duration.ofMillis(100);

    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;
    private final Feed feed;

    public PaymentChecks(Books books, GatewayDirectory gateways, Surroundings here, Feed feed) {
        this.books = books;
        this.gateways = gateways;
        this.here = here;
        this.feed = feed;
    }

    /** Payments to look at now, longest due first. */
    public List<OrderNo> due(int most) {
        return payments().due(now(), most);
    }

    /** Brings every open payment's check forward to now. */
    public int sweep() {
        return payments().sweep(now());
    }

    /**
     * Asks about a payment and acts on the answer, closing it where its time is over. Where another check of it is under
     * way nothing is asked, and the payment is returned as it stands.
     */
    public Payment check(OrderNo orderNo) {
        return held(orderNo, this::askAndClose, Duration.ZERO);
    }

    /** As {@link #check}, but waits for another check that is under way, so that the answer is newer than this call. */
    public Payment checkNow(OrderNo orderNo) {
        return held(orderNo, this::askAndClose, PATIENCE);
    }

    private void askAndClose(Payment payment, Hold hold) {
        var after = ask(payment, hold, "query");
        closeCause(after).ifPresent(cause -> closeAndAsk(after, hold, cause));
    }

    /** Asks, closes at the gateway if it is still open, and asks again; ends paid, cancelled or lapsed. */
    Payment cancel(OrderNo orderNo) {
        Work askAndCancel = (payment, hold) -> {
            var after = ask(payment, hold, "query");
            if (after.state().isOpen()) {
                closeAndAsk(after, hold, Operation.Cause.CANCELLED_AT_TILL);
            }
        };
        return held(orderNo, askAndCancel, PATIENCE);
    }

    private Payment held(OrderNo orderNo, Work work, Duration patience) {
        var payment = payments().find(orderNo).orElseThrow();
        var gateway = gateways.find(payment.order().gateway());
        if (gateway.isEmpty()) {
            return notSetUp(payment);
        }
        var hold = new Hold(orderNo, gateway.get(), here.till() + " " + UUID.randomUUID());
        if (lease(hold, patience)) {
            // what throws keeps its lease until that runs out, and so is not asked about at every tick
            work.on(withoutCaller(reread(orderNo)), hold);
            payments().release(orderNo, hold.owner());
            feed.asked(orderNo);
        }
        return reread(orderNo);
    }

    private boolean lease(Hold hold, Duration patience) {
        var end = now().plus(patience);
        while (!lease(hold)) {
            if (!now().isBefore(end)) {
                return false;
            }
            here.pause().pause(MOMENT);
        }
        return true;
    }

    /** Taken for one call, and extended before the next: what a dead process holds is free again soon. */
    private boolean lease(Hold hold) {
        var until = now().plus(hold.gateway().limits().longestCall()).plus(Pace.MARGIN);
        return payments().lease(hold.orderNo(), hold.owner(), now(), until);
    }

    /** A payment still CREATED after the longest call has nobody waiting for its answer any more: its outcome is unknown. */
    private Payment withoutCaller(Payment payment) {
        if (payment.state() != CREATED || !callIsOver(payment.order().createdAt(), payment)) {
            return payment;
        }
        payments()
                .move(new PaymentMove(
                        payment.orderNo(),
                        CREATED,
                        UNCERTAIN,
                        now(),
                        here.today(),
                        "sweep",
                        PaymentMove.Learnt.word(""),
                        null,
                        Pace.open(payment, now())));
        return reread(payment.orderNo());
    }

    private Payment ask(Payment payment, Hold hold, String because) {
        var outcome = hold.gateway().query(ref(payment));
        here.steps().reached(Steps.Step.QUERY_ANSWERED);
        var decision = PaymentRules.decide(payment, outcome, circumstances(payment, hold.gateway()));
        switch (decision) {
            case PaymentRules.Move move -> move(payment, move, outcome.word(), because);
            case PaymentRules.Keep keep -> keep(payment, keep, outcome);
        }
        var after = reread(payment.orderNo());
        finishClose(after, outcome);
        return after;
    }

    private void move(Payment payment, PaymentRules.Move move, String word, String because) {
        var facts = move.facts();
        var received = move.to() == PAID && facts != null ? facts.amount() : null;
        var learnt = new PaymentMove.Learnt(
                null,
                facts == null ? null : facts.gatewayNo(),
                facts == null ? null : facts.channelNo(),
                received,
                facts == null ? null : facts.paidAt(),
                word);
        payments()
                .move(new PaymentMove(
                        payment.orderNo(),
                        payment.state(),
                        move.to(),
                        now(),
                        here.today(),
                        because,
                        learnt,
                        move.attention(),
                        nextCheck(payment, move.to())));
    }

    private @Nullable Instant nextCheck(Payment payment, PaymentState to) {
        if (to == PAID) {
            return null;
        }
        if (!to.isOpen()) {
            return Pace.ended(now(), now());
        }
        return to == LAPSED ? Pace.slowing(now(), now()) : Pace.open(payment, now());
    }

    private void keep(Payment payment, PaymentRules.Keep keep, Outcome<PaymentAnswer> outcome) {
        var next = switch (payment.state()) {
            case PAID -> null;
            case DECLINED, CANCELLED, EXPIRED -> afterTheEnd(payment, outcome);
            case CREATED, AWAITING_PAYER, AUTHORIZED, UNCERTAIN, LAPSED -> Pace.open(payment, now());
        };
        // a person is told before the payment may be left alone: a process may die between the two
        if (keep.attention() != null) {
            books.ledger().attention().raise(payment.orderNo(), keep.attention(), now());
        }
        if (next == null && payment.state().isOpen()) {
            var unknown = new Attention.Draft(Attention.Kind.OUTCOME_UNKNOWN, Map.of("word", outcome.word()));
            books.ledger().attention().raise(payment.orderNo(), unknown, now());
        }
        var gatewayNo = keep.attention() == null ? gatewayNo(outcome) : null;
        payments().heard(payment.orderNo(), new Payments.Heard(now(), outcome.word(), gatewayNo, keep.missing(), next));
    }

    private @Nullable Instant afterTheEnd(Payment payment, Outcome<PaymentAnswer> outcome) {
        var endedAt = payment.watch().changedAt();
        return outcome instanceof Outcome.Answered ? Pace.ended(endedAt, now()) : Pace.endedUnheard(endedAt, now());
    }

    /** Why an open payment is to be closed now, if it is. */
    private Optional<Operation.Cause> closeCause(Payment payment) {
        var state = payment.state();
        var heldOpen = state == AWAITING_PAYER || state == UNCERTAIN;
        if (!heldOpen) {
            return Optional.empty();
        }
        if (!now().isBefore(payment.order().expiresAt())) {
            return Optional.of(Operation.Cause.TIME_OVER);
        }
        var graceOver = payment.order().createdAt().plus(Pace.LOST_CODE_GRACE);
        return state == AWAITING_PAYER && payment.codeLost() && !now().isBefore(graceOver)
                ? Optional.of(Operation.Cause.CODE_LOST)
                : Optional.empty();
    }

    /** Closes at the gateway and asks again. What the close itself answered is never taken for the payment's end. */
    private void closeAndAsk(Payment payment, Hold hold, Operation.Cause cause) {
        if (payment.state() == CREATED || !lease(hold)) {
            return;
        }
        var closing = hold.gateway().find(Closing.class);
        var id = UUID.randomUUID().toString();
        var begun = closing.isPresent()
                && books.ledger()
                        .operations()
                        .begin(id, payment.orderNo(), Operation.Kind.CLOSE, cause, now())
                        .isPresent();
        if (begun) {
            here.steps().reached(Steps.Step.CLOSE_WRITTEN);
            var outcome = closing.get().close(ref(payment));
            here.steps().reached(Steps.Step.CLOSE_ANSWERED);
            books.ledger().operations().move(id, OperationState.SENT, closeState(outcome), now(), outcome.word());
        }
        lease(hold);
        var after = ask(payment, hold, "close");
        if (after.state().isOpen() && after.state() != LAPSED && after.state().canBecome(LAPSED)) {
            lapse(after);
        }
    }

    private static OperationState closeState(Outcome<Closing.Closed> outcome) {
        return switch (outcome) {
            case Outcome.Answered<Closing.Closed> answered -> OperationState.ACCEPTED;
            case Outcome.Refused<Closing.Closed> refused -> OperationState.FAILED;
            case Outcome.Exists<Closing.Closed> exists -> OperationState.UNCERTAIN;
            case Outcome.Unknown<Closing.Closed> unknown -> OperationState.UNCERTAIN;
        };
    }

    private void lapse(Payment payment) {
        payments()
                .move(new PaymentMove(
                        payment.orderNo(),
                        payment.state(),
                        LAPSED,
                        now(),
                        here.today(),
                        "close",
                        PaymentMove.Learnt.word(
                                payment.watch().word() == null
                                        ? ""
                                        : payment.watch().word()),
                        null,
                        Pace.slowing(now(), now())));
    }

    /** Ends our own close once the payment's state, or the gateway's own word, shows what came of it. */
    private void finishClose(Payment payment, Outcome<PaymentAnswer> outcome) {
        for (var close : closes(payment.orderNo())) {
            var state = close.state();
            if (state.isFinished()) {
                continue;
            }
            if (!payment.state().isOpen()) {
                var ended = payment.state() == PAID ? OperationState.FAILED : OperationState.DONE;
                books.ledger()
                        .operations()
                        .move(close.id(), state, ended, now(), payment.watch().word());
            } else if (waits(outcome) && callIsOver(close.createdAt(), payment)) {
                // still waiting at the gateway after the longest call: the close did not take effect
                books.ledger()
                        .operations()
                        .move(
                                close.id(),
                                state,
                                OperationState.FAILED,
                                now(),
                                payment.watch().word());
            }
        }
    }

    private static boolean waits(Outcome<PaymentAnswer> outcome) {
        return outcome instanceof Outcome.Answered<PaymentAnswer>(var answer)
                && answer.standing() == PaymentAnswer.Standing.WAITING;
    }

    private boolean callIsOver(Instant since, Payment payment) {
        var longest = gateways.find(payment.order().gateway())
                .map(gateway -> gateway.limits().longestCall())
                .orElse(Duration.ZERO);
        return !now().isBefore(since.plus(longest).plus(Pace.MARGIN));
    }

    private PaymentRules.Circumstances circumstances(Payment payment, Gateway gateway) {
        var closedByUs = closes(payment.orderNo()).stream()
                .filter(close -> close.state() != OperationState.FAILED)
                .map(Operation::cause)
                .findFirst();
        return new PaymentRules.Circumstances(now(), gateway.limits().longestCall(), closedByUs, refunded(payment));
    }

    private List<Operation> closes(OrderNo orderNo) {
        return books.ledger().operations().of(orderNo).stream()
                .filter(operation -> operation.kind() == Operation.Kind.CLOSE)
                .toList();
    }

    private Money refunded(Payment payment) {
        var currency = payment.amount().getCurrencyUnit();
        return books.ledger().refunds().of(payment.orderNo()).stream()
                .filter(refund -> refund.state().reservesMoney())
                .map(Refund::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    static PaymentRef ref(Payment payment) {
        return new PaymentRef(
                payment.orderNo(), payment.gatewayNo(), payment.order().method(), payment.amount(), payment.details());
    }

    private static @Nullable String gatewayNo(Outcome<PaymentAnswer> outcome) {
        return outcome instanceof Outcome.Answered<PaymentAnswer>(var answer) && answer.facts() != null
                ? answer.facts().gatewayNo()
                : null;
    }

    /** Without its gateway nothing can be asked; the payment is looked at again as if the line were dead. */
    private Payment notSetUp(Payment payment) {
        var word = payment.watch().word();
        keep(
                payment,
                new PaymentRules.Keep(payment.watch().missing(), null),
                new Outcome.Unknown<>(word == null ? "" : word));
        return reread(payment.orderNo());
    }

    private Payment reread(OrderNo orderNo) {
        return payments().find(orderNo).orElseThrow();
    }

    private Payments payments() {
        return books.ledger().payments();
    }

    private Instant now() {
        return here.clock().instant();
    }

    /** What is done while a payment is leased. */
    @FunctionalInterface
    private interface Work {
        void on(Payment payment, Hold hold);
    }

    /** The one right to ask about a payment, in the hands of one check. */
    private record Hold(OrderNo orderNo, Gateway gateway, String owner) {}
}
