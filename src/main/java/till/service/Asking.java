package till.service;

import static till.domain.PaymentState.AUTHORIZED;
import static till.domain.PaymentState.AWAITING_PAYER;
import static till.domain.PaymentState.LAPSED;
import static till.domain.PaymentState.PAID;
import static till.domain.PaymentState.UNCERTAIN;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.By;
import till.domain.GatewayDetails;
import till.domain.Operation;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Facts;
import till.ledger.PaymentMove;
import till.ledger.Payments;
import till.settings.AmountFormat;

/**
 * Writes what a gateway's answer to a query means for a payment; the payment is held by a lease meanwhile. May be shared
 * between threads.
 */
final class Asking {
    private final Books books;
    private final Surroundings here;
    private final OperationCalls operations;

    Asking(Books books, Surroundings here, OperationCalls operations) {
        this.books = books;
        this.here = here;
        this.operations = operations;
    }

    /** @param because query or close, for the history */
    Payment ask(Payment payment, Gateway gateway, String because) {
        return heard(payment, gateway, gateway.query(PaymentChecks.ref(payment)), because);
    }

    Payment heard(Payment payment, Gateway gateway, Outcome<PaymentAnswer> outcome, String because) {
        here.steps().reached(Steps.Step.QUERY_ANSWERED);
        learn(payment, outcome);
        var decision = PaymentRules.decide(payment, outcome, circumstances(payment, gateway));
        switch (decision) {
            case PaymentRules.Move move -> move(payment, move, outcome.word(), because);
            case PaymentRules.Keep keep -> keep(payment, keep, outcome, heldUntil(payment, gateway));
        }
        var after = reread(payment.orderNo());
        operations.end(after, outcome, gateway.limits().longestCall());
        return after;
    }

    private void learn(Payment payment, Outcome<PaymentAnswer> outcome) {
        facts(outcome)
                .filter(facts -> facts.orderNo().equals(payment.orderNo().text()))
                .map(Facts::details)
                .filter(details -> !details.equals(GatewayDetails.NONE))
                .map(details -> details.keepingEndOf(payment.details()))
                .filter(details -> !details.equals(payment.details()))
                .ifPresent(details -> payments().learn(payment.orderNo(), details, now()));
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
                        move.attention() == null ? lostCode(payment, move.to()) : move.attention(),
                        nextCheck(payment, move.to())));
    }

    private @Nullable Instant nextCheck(Payment payment, PaymentState to) {
        if (to == PAID) {
            return null;
        }
        if (!to.isOpen()) {
            return Pace.justEnded(now());
        }
        return to == LAPSED ? Pace.slowing(now(), now()) : Pace.open(payment, now());
    }

    /** When held money may lapse; far off where nobody knows. */
    static Instant heldUntil(Payment payment, Gateway gateway) {
        var holds = gateway.limits().holds();
        return payment.state() == AUTHORIZED && !holds.isZero()
                ? payment.watch().changedAt().plus(holds)
                : Instant.MAX;
    }

    private void keep(Payment payment, PaymentRules.Keep keep, Outcome<PaymentAnswer> outcome, Instant heldUntil) {
        var next = switch (payment.state()) {
            case PAID -> null;
            case DECLINED, CANCELLED, EXPIRED -> afterTheEnd(payment, outcome);
            case CREATED, AWAITING_PAYER, UNCERTAIN -> Pace.open(payment, now());
            case AUTHORIZED ->
                heldUntil.equals(Instant.MAX) ? Pace.open(payment, now()) : Pace.held(payment, heldUntil, now());
            case LAPSED -> lapsed(payment);
        };
        lapsing(payment, heldUntil).ifPresent(draft -> raise(payment, draft));
        // a person is told before the payment may be left alone: a process may die between the two
        if (keep.attention() != null) {
            raise(payment, keep.attention());
        }
        if (next == null && payment.state().isOpen()) {
            var unknown = new Attention.Draft(Attention.Kind.OUTCOME_UNKNOWN, Map.of("word", outcome.word()));
            raise(payment, unknown);
        }
        var gatewayNo =
                keep.attention() == null ? facts(outcome).map(Facts::gatewayNo).orElse(null) : null;
        var heard = new Payments.Heard(now(), outcome.word(), gatewayNo, keep.missing(), next);
        payments().heard(payment.orderNo(), heard, payment.watch().changedAt());
    }

    private void raise(Payment payment, Attention.Draft draft) {
        books.ledger().attention().raise(payment.orderNo(), draft, now());
    }

    /** Held money is not received: before the gateway lets go of it a person takes it or lets go of it. */
    private Optional<Attention.Draft> lapsing(Payment payment, Instant heldUntil) {
        return heldUntil.equals(Instant.MAX) || now().isBefore(heldUntil.minus(Pace.LAPSE_WARNING))
                ? Optional.empty()
                : Optional.of(new Attention.Draft(
                        Attention.Kind.AUTHORIZATION_ENDING,
                        Map.of("until", heldUntil.toString(), "amount", AmountFormat.withCurrency(payment.amount()))));
    }

    private @Nullable Instant afterTheEnd(Payment payment, Outcome<PaymentAnswer> outcome) {
        var watch = payment.watch();
        return outcome instanceof Outcome.Answered
                ? Pace.ended(watch.changedAt(), watch.askedAt(), now())
                : Pace.endedUnheard(watch.changedAt(), watch.askedAt(), now());
    }

    /** Without its gateway nothing can be asked; the payment is looked at again as if the line were dead. */
    Payment notSetUp(Payment payment) {
        var word = payment.watch().word();
        keep(
                payment,
                new PaymentRules.Keep(payment.watch().missing(), null),
                new Outcome.Unknown<>(word == null ? "" : word),
                Instant.MAX);
        return reread(payment.orderNo());
    }

    /**
     * Lets the till go of a payment whose close was not confirmed; it is still asked about, at once if a close was taken.
     *
     * @param by who cancelled it; nobody where its time was over
     */
    void lapse(Payment payment, By by) {
        movedByTill(payment, LAPSED, lapsed(payment), by);
    }

    private @Nullable Instant lapsed(Payment payment) {
        if (operations.closeTaken(payment.orderNo())) {
            return Pace.soon(now());
        }
        return payment.state() == LAPSED ? Pace.open(payment, now()) : Pace.slowing(now(), now());
    }

    /** Nobody waits for the create's answer any more. */
    void abandoned(Payment payment) {
        movedByTill(payment, UNCERTAIN, Pace.open(payment, now()), By.NOBODY);
    }

    private void movedByTill(Payment payment, PaymentState to, @Nullable Instant next, By by) {
        var word = payment.watch().word();
        payments()
                .move(new PaymentMove(
                        payment.orderNo(),
                        payment.state(),
                        to,
                        now(),
                        here.today(),
                        to == LAPSED ? "close" : "sweep",
                        PaymentMove.Learnt.word(word == null ? "" : word),
                        lostCode(payment, to),
                        next,
                        by));
    }

    /** A code nobody at the till has seen may have reached the customer all the same: unclosed it may still be paid. */
    private static Attention.@Nullable Draft lostCode(Payment payment, PaymentState to) {
        var word = payment.watch().word();
        return to == LAPSED && payment.codeLost()
                ? new Attention.Draft(Attention.Kind.CODE_LOST, Map.of("word", word == null ? "" : word))
                : null;
    }

    /** Why an open payment is to be closed now, if it is. */
    Optional<Operation.Cause> closeCause(Payment payment) {
        var state = payment.state();
        if (state != AWAITING_PAYER && state != UNCERTAIN) {
            return Optional.empty();
        }
        if (!now().isBefore(payment.order().expiresAt())) {
            return Optional.of(Operation.Cause.TIME_OVER);
        }
        return payment.codeLost() && !now().isBefore(graceOver(payment))
                ? Optional.of(Operation.Cause.CODE_LOST)
                : Optional.empty();
    }

    /** A link that nobody has is not waited for as long as it would live, also while the gateway tells nothing of it. */
    private static Instant graceOver(Payment payment) {
        var order = payment.order();
        if (payment.state() == AWAITING_PAYER) {
            return order.createdAt().plus(Pace.LOST_CODE_GRACE);
        }
        return order.isLink() ? order.createdAt().plus(Pace.LOST_LINK_GRACE) : order.expiresAt();
    }

    private PaymentRules.Circumstances circumstances(Payment payment, Gateway gateway) {
        return new PaymentRules.Circumstances(
                now(),
                gateway.limits().longestCall(),
                operations.endedByUs(payment.orderNo()),
                operations.captured(payment.orderNo()),
                refunded(payment));
    }

    private Money refunded(Payment payment) {
        var received = payment.received() == null ? payment.amount() : payment.received();
        return received.minus(Refund.left(received, books.ledger().refunds().of(payment.orderNo())));
    }

    private static Optional<Facts> facts(Outcome<PaymentAnswer> outcome) {
        return outcome instanceof Outcome.Answered<PaymentAnswer>(var answer)
                ? Optional.ofNullable(answer.facts())
                : Optional.empty();
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
}
