package till.service;

import static till.domain.PaymentState.AUTHORIZED;
import static till.domain.PaymentState.AWAITING_PAYER;
import static till.domain.PaymentState.CANCELLED;
import static till.domain.PaymentState.CREATED;
import static till.domain.PaymentState.DECLINED;
import static till.domain.PaymentState.EXPIRED;
import static till.domain.PaymentState.LAPSED;
import static till.domain.PaymentState.PAID;
import static till.domain.PaymentState.UNCERTAIN;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.Operation;
import till.domain.Payment;
import till.domain.PaymentState;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Facts;

/** What an answer to a query means for a payment. Pure: the same payment, answer and circumstances decide the same. */
final class PaymentRules {
    /** As long as a customer's own code may be charged, a gateway that does not know of the payment proves nothing. */
    private static final Duration SCANNED_CODE_LIVES = Duration.ofMinutes(5);

    private PaymentRules() {}

    /** What is to be done. */
    sealed interface Decision {}

    /** Move the payment. */
    record Move(PaymentState to, @Nullable Facts facts, Attention.@Nullable Draft attention) implements Decision {}

    /** Change no state; keep the word, and raise what a person has to see. */
    record Keep(int missing, Attention.@Nullable Draft attention) implements Decision {}

    /**
     * What else counts besides payment and answer.
     *
     * @param now when the answer came
     * @param longestCall the longest one call to the gateway can take
     * @param closedByUs why we asked the gateway to close it or let it go, where we did and it was not refused
     * @param captured what we asked to capture of it, where we did and it was not refused
     * @param refunded the sum of our own refunds that did not fail
     */
    record Circumstances(
            Instant now,
            Duration longestCall,
            Optional<Operation.Cause> closedByUs,
            Optional<Money> captured,
            Money refunded) {}

    static Decision decide(Payment payment, Outcome<PaymentAnswer> outcome, Circumstances around) {
        if (!(outcome instanceof Outcome.Answered<PaymentAnswer>(var answer))) {
            return new Keep(0, null);
        }
        var facts = answer.facts();
        if (answer.standing() == PaymentAnswer.Standing.NOT_FOUND || facts == null) {
            return notFound(payment, around);
        }
        if (!facts.orderNo().equals(payment.orderNo().text())
                || !facts.amount().equals(expected(payment, answer.standing(), around))) {
            return new Keep(0, new Attention.Draft(Attention.Kind.ANSWER_DIFFERS, said(answer, facts)));
        }
        return switch (answer.standing()) {
            case PAID -> paid(payment, answer, facts);
            case REFUNDED -> refunded(payment, answer, facts, around);
            case WAITING -> waiting(payment, answer, facts, around);
            case AUTHORIZED -> unlessContradicting(payment, AUTHORIZED, answer, facts);
            case DECLINED -> unlessContradicting(payment, DECLINED, answer, facts);
            case CANCELLED -> unlessContradicting(payment, closedState(around).orElse(CANCELLED), answer, facts);
            case CLOSED -> unlessContradicting(payment, closed(payment, around), answer, facts);
            case NOT_FOUND -> notFound(payment, around);
        };
    }

    /** Of a payment captured in part the part is received; of one that is paid what was received counts, whoever said so. */
    private static Money expected(Payment payment, PaymentAnswer.Standing standing, Circumstances around) {
        if (payment.state() == PAID && payment.received() != null) {
            return payment.received();
        }
        var received = standing == PaymentAnswer.Standing.PAID || standing == PaymentAnswer.Standing.REFUNDED;
        return received ? around.captured().orElse(payment.amount()) : payment.amount();
    }

    /** Held money that the gateway let go of without us has run out of time; a code it closed without us may be paid late. */
    private static PaymentState closed(Payment payment, Circumstances around) {
        return closedState(around).orElse(payment.state() == AUTHORIZED ? EXPIRED : LAPSED);
    }

    private static Decision paid(Payment payment, PaymentAnswer answer, Facts facts) {
        if (payment.state() == PAID) {
            return new Keep(0, null);
        }
        var late = payment.state().isLate(PAID)
                ? new Attention.Draft(Attention.Kind.PAID_LATE, said(answer, facts))
                : null;
        return new Move(PAID, facts, late);
    }

    /** Given back means it was received; what we did not give back ourselves a person has to see. */
    private static Decision refunded(Payment payment, PaymentAnswer answer, Facts facts, Circumstances around) {
        var elsewhere = new Attention.Draft(Attention.Kind.REFUNDED_ELSEWHERE, said(answer, facts));
        if (payment.state() != PAID) {
            return new Move(PAID, facts, elsewhere);
        }
        return around.refunded().equals(payment.received()) ? new Keep(0, null) : new Keep(0, elsewhere);
    }

    private static Decision waiting(Payment payment, PaymentAnswer answer, Facts facts, Circumstances around) {
        return switch (payment.state()) {
            // while the create may be under way its own answer, which alone has the code, is waited for
            case CREATED -> callIsOver(payment, around) ? new Move(AWAITING_PAYER, facts, null) : new Keep(0, null);
            case UNCERTAIN -> new Move(AWAITING_PAYER, facts, null);
            case AWAITING_PAYER, LAPSED -> new Keep(0, null);
            case AUTHORIZED, PAID, DECLINED, CANCELLED, EXPIRED -> contradiction(payment, answer, facts);
        };
    }

    private static Decision unlessContradicting(
            Payment payment, PaymentState target, PaymentAnswer answer, Facts facts) {
        var state = payment.state();
        if (state == target || endedUnpaid(state) && endedUnpaid(target) || endedUnpaid(state) && target == LAPSED) {
            return new Keep(0, null);
        }
        if (state.canBecome(target)) {
            return new Move(target, facts, null);
        }
        return state == CREATED ? new Move(UNCERTAIN, facts, null) : contradiction(payment, answer, facts);
    }

    /** Not found is evidence only when no call can be under way any more, and it has been said twice. */
    private static Decision notFound(Payment payment, Circumstances around) {
        var neverHeardOf = payment.gatewayNo() == null
                && (payment.code() == null || payment.nothingToShow())
                && (payment.state() == CREATED || payment.state() == UNCERTAIN || payment.state() == LAPSED);
        if (!neverHeardOf || !callIsOver(payment, around)) {
            return new Keep(0, null);
        }
        var missing = payment.watch().missing() + 1;
        return missing < 2 ? new Keep(missing, null) : new Move(DECLINED, null, null);
    }

    private static boolean callIsOver(Payment payment, Circumstances around) {
        var longest = payment.scanned() ? longer(around.longestCall(), SCANNED_CODE_LIVES) : around.longestCall();
        var over = payment.order().createdAt().plus(longest).plus(Pace.MARGIN);
        return !around.now().isBefore(over);
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Optional<PaymentState> closedState(Circumstances around) {
        return around.closedByUs().map(cause -> switch (cause) {
            case TIME_OVER -> EXPIRED;
            case CANCELLED_AT_TILL, CODE_LOST, CAPTURED_AT_TILL -> CANCELLED;
        });
    }

    private static boolean endedUnpaid(PaymentState state) {
        return state == DECLINED || state == CANCELLED || state == EXPIRED;
    }

    /** What a person recorded against the gateway's word is not contradicted by that same word once more. */
    private static Keep contradiction(Payment payment, PaymentAnswer answer, Facts facts) {
        var known = payment.state() == PAID
                && payment.late()
                && answer.word().equals(payment.watch().word());
        return known
                ? new Keep(0, null)
                : new Keep(0, new Attention.Draft(Attention.Kind.CONTRADICTION, said(answer, facts)));
    }

    private static Map<String, String> said(PaymentAnswer answer, Facts facts) {
        return Map.of("word", answer.word(), "amount", facts.amount().toString(), "orderNo", facts.orderNo());
    }
}
