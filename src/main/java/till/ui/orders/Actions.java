package till.ui.orders;

import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import till.domain.Ability;
import till.domain.Act;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;

/**
 * What can be done with a payment, and why not where it cannot.
 *
 * @param abilities what its gateway can do
 * @param gateway its gateway's name as people read it
 */
record Actions(Payment payment, Set<Ability> abilities, String gateway) {
    OrderFacts.Obstacles obstacles(Optional<Money> left, Set<Act> byApproval) {
        return new OrderFacts.Obstacles(
                refund(left),
                check(),
                cancel(),
                code(),
                capture(),
                payment.state() == PaymentState.AUTHORIZED,
                payment.state() == PaymentState.PAID,
                payment.state() == PaymentState.PAID && abilities.contains(Ability.SHIP),
                byApproval);
    }

    private Optional<Problem> refund(Optional<Money> left) {
        if (left.isEmpty()) {
            return no("orders.refund.notPaid");
        }
        return left.get().isPositive() ? Optional.empty() : no("orders.refund.nothingLeft");
    }

    private Optional<Problem> check() {
        return abilities.isEmpty() ? no("orders.gatewayGone", gateway) : Optional.empty();
    }

    private Optional<Problem> cancel() {
        if (abilities.isEmpty()) {
            return no("orders.gatewayGone", gateway);
        }
        return switch (payment.state()) {
            case AWAITING_PAYER, UNCERTAIN, LAPSED, AUTHORIZED -> Optional.empty();
            case CREATED -> no("orders.cancel.beingSent");
            case PAID -> no("orders.cancel.paid");
            case DECLINED, CANCELLED, EXPIRED -> no("orders.cancel.over");
        };
    }

    private Optional<Problem> code() {
        if (payment.state() != PaymentState.AWAITING_PAYER) {
            return no("orders.code.notWaiting");
        }
        return payment.codeLost() ? no("orders.code.lost") : Optional.empty();
    }

    private Optional<Problem> capture() {
        if (payment.state() != PaymentState.AUTHORIZED) {
            return no("orders.capture.notHeld");
        }
        return abilities.contains(Ability.CAPTURE) ? Optional.empty() : no("orders.capture.notHere", gateway);
    }

    /** What a cancellation does, which is little where the gateway cannot close. */
    Problem ofCancel() {
        if (payment.state() == PaymentState.AUTHORIZED) {
            return Problem.of("orders.void.text");
        }
        return abilities.contains(Ability.CLOSE)
                ? Problem.of("orders.cancel.text")
                : Problem.of("code.open.text", gateway);
    }

    private static Optional<Problem> no(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }
}
