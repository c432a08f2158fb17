package till.service;

import java.time.Instant;
import till.domain.Payment;
import till.domain.PaymentState;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;

/**
 * The gateway's answer to whether a payment was really paid.
 *
 * @param payment as it stands after the question
 * @param word the gateway's own word; empty where it gave none
 * @param at when it was asked
 */
public record BillAnswer(Payment payment, Says says, String word, Instant at) {
    /** The answer in short, the most telling first. */
    public enum Says {
        PAID,
        /** Paid, and given back in full or in part. */
        GIVEN_BACK,
        /** The customer's money is held and not received. */
        HELD,
        /** It differs from what was asked for or said before: a person has to look into it. */
        CONTRADICTED,
        /** Nobody knows; not from memory either. */
        NO_ANSWER,
        /** Not paid so far, and it can still be. */
        NOT_YET,
        NOT_PAID
    }

    static BillAnswer of(PaymentChecks.Heard heard, Instant at) {
        var word = heard.said().map(Outcome::word).orElse("");
        return new BillAnswer(heard.payment(), says(heard), word, at);
    }

    private static Says says(PaymentChecks.Heard heard) {
        return heard.said().orElse(null) instanceof Outcome.Answered<PaymentAnswer>(var answer)
                ? says(answer, heard.payment())
                : Says.NO_ANSWER;
    }

    private static Says says(PaymentAnswer answer, Payment after) {
        var state = after.state();
        var money = state == PaymentState.PAID || state == PaymentState.AUTHORIZED;
        return switch (answer.standing()) {
            case PAID -> state == PaymentState.PAID && fits(answer, after) ? Says.PAID : Says.CONTRADICTED;
            case REFUNDED -> state == PaymentState.PAID && fits(answer, after) ? Says.GIVEN_BACK : Says.CONTRADICTED;
            case AUTHORIZED -> state == PaymentState.AUTHORIZED ? Says.HELD : Says.CONTRADICTED;
            case WAITING -> state.isOpen() && !money ? Says.NOT_YET : Says.CONTRADICTED;
            // where we did not close it ourselves, a closed code may be paid all the same
            case DECLINED, CANCELLED, CLOSED -> money ? Says.CONTRADICTED : over(state);
            case NOT_FOUND -> state.isOpen() || money ? Says.NO_ANSWER : Says.NOT_PAID;
        };
    }

    private static Says over(PaymentState state) {
        return state.isOpen() ? Says.NOT_YET : Says.NOT_PAID;
    }

    private static boolean fits(PaymentAnswer answer, Payment payment) {
        var facts = answer.facts();
        return facts != null
                && facts.orderNo().equals(payment.orderNo().text())
                && facts.amount().equals(payment.received());
    }
}
