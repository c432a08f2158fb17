package till.service;

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
            case PaymentRules.Keep keep -> keep(payment, keep, outcome);
        }
        var after = reread(payment.orderNo());
        operations.end(after, outcome, gateway.limits().longestCall());
        return after;
    }

    private void learn(Payment payment, Outcome<PaymentAnswer> outcome) {
        facts(outcome)
                .filter(facts -> facts.orderNo().equals(payment.orderNo().text()))
                .map(Facts::details)
                .filter(details -> !details.equals(GatewayDetails.NONE) && !details.equals(payment.details()))
                .ifPresent(details -> payments().learn(payment.orderNo(), details));
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
            case CREATED, AWAITING_PAYER, AUTHORIZED, UNCERTAIN -> Pace.open(payment, now());
            case LAPSED -> lapsed(payment);
        };
        // a person is told before the payment may be left alone: a process may die between the two
        if (keep.attention() != null) {
            books.ledger().attention().raise(payment.orderNo(), keep.attention(), now());
        }
        if (next == null && payment.state().isOpen()) {
            var unknown = new Attention.Draft(Attention.Kind.OUTCOME_UNKNOWN, Map.of("word", outcome.word()));
            books.ledger().attention().raise(payment.orderNo(), unknown, now());
        }
        var gatewayNo =
                keep.attention() == null ? facts(outcome).map(Facts::gatewayNo).orElse(null) : null;
        payments().heard(payment.orderNo(), new Payments.Heard(now(), outcome.word(), gatewayNo, keep.missing(), next));
    }

    private @Nullable Instant afterTheEnd(Payment payment, Outcome<PaymentAnswer> outcome) {
        var endedAt = payment.watch().changedAt();
        return outcome instanceof Outcome.Answered ? Pace.ended(endedAt, now()) : Pace.endedUnheard(endedAt, now());
    }

    /** Without its gateway nothing can be asked; the payment is looked at again as if the line were dead. */
    Payment notSetUp(Payment payment) {
        var word = payment.watch().word();
        keep(
                payment,
                new PaymentRules.Keep(payment.watch().missing(), null),
                new Outcome.Unknown<>(word == null ? "" : word));
        return reread(payment.orderNo());
    }

    /** Lets the till go of a payment whose close was not confirmed; it is still asked about, at once if a close was taken. */
    void lapse(Payment payment) {
        var word = payment.watch().word();
        var learnt = PaymentMove.Learnt.word(word == null ? "" : word);
        movedByTill(payment, LAPSED, "close", learnt, lapsed(payment));
    }

    private @Nullable Instant lapsed(Payment payment) {
        if (operations.closeTaken(payment.orderNo())) {
            return Pace.soon(now());
        }
        return payment.state() == LAPSED ? Pace.open(payment, now()) : Pace.slowing(now(), now());
    }

    /** Nobody waits for the create's answer any more. */
    void abandoned(Payment payment) {
        movedByTill(payment, UNCERTAIN, "sweep", PaymentMove.Learnt.word(""), Pace.open(payment, now()));
    }

    private void movedByTill(
            Payment payment, PaymentState to, String because, PaymentMove.Learnt learnt, @Nullable Instant next) {
        payments()
                .move(new PaymentMove(
                        payment.orderNo(), payment.state(), to, now(), here.today(), because, learnt, null, next));
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
        var graceOver = payment.order().createdAt().plus(Pace.LOST_CODE_GRACE);
        return state == AWAITING_PAYER && payment.codeLost() && !now().isBefore(graceOver)
                ? Optional.of(Operation.Cause.CODE_LOST)
                : Optional.empty();
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
        var currency = payment.amount().getCurrencyUnit();
        return books.ledger().refunds().of(payment.orderNo()).stream()
                .filter(refund -> refund.state().reservesMoney())
                .map(Refund::amount)
                .reduce(Money.zero(currency), Money::plus);
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
