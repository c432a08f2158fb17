package till.ui.orders;

import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import till.domain.Ability;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.service.GatewayDirectory;
import till.ui.MethodNames;

/** What can be done with a payment, and why not where it cannot. */
final class Actions {
    private Actions() {}

    static OrderFacts.Obstacles obstacles(Payment payment, Optional<Money> left, Set<Ability> abilities) {
        return new OrderFacts.Obstacles(
                refund(payment, left, abilities),
                check(payment, abilities),
                cancel(payment, abilities),
                code(payment),
                capture(payment, abilities));
    }

    private static Optional<Problem> refund(Payment payment, Optional<Money> left, Set<Ability> abilities) {
        if (left.isEmpty()) {
            return no("orders.refund.notPaid");
        }
        if (!abilities.contains(Ability.REFUND)) {
            return no("orders.refund.notHere", gateway(payment));
        }
        return left.get().isPositive() ? Optional.empty() : no("orders.refund.nothingLeft");
    }

    private static Optional<Problem> check(Payment payment, Set<Ability> abilities) {
        return abilities.isEmpty() ? no("orders.gatewayGone", gateway(payment)) : Optional.empty();
    }

    private static Optional<Problem> cancel(Payment payment, Set<Ability> abilities) {
        if (abilities.isEmpty()) {
            return no("orders.gatewayGone", gateway(payment));
        }
        return switch (payment.state()) {
            case AWAITING_PAYER, UNCERTAIN, LAPSED, AUTHORIZED -> Optional.empty();
            case CREATED -> no("orders.cancel.beingSent");
            case PAID -> no("orders.cancel.paid");
            case DECLINED, CANCELLED, EXPIRED -> no("orders.cancel.over");
        };
    }

    private static Optional<Problem> code(Payment payment) {
        if (payment.state() != PaymentState.AWAITING_PAYER) {
            return no("orders.code.notWaiting");
        }
        return payment.codeLost() ? no("orders.code.lost") : Optional.empty();
    }

    private static Optional<Problem> capture(Payment payment, Set<Ability> abilities) {
        if (payment.state() != PaymentState.AUTHORIZED) {
            return no("orders.capture.notHeld");
        }
        return abilities.contains(Ability.CAPTURE)
                ? Optional.empty()
                : no("orders.capture.notHere", gateway(payment));
    }

    /** What a cancellation does, which is little where the gateway cannot close. */
    static Problem ofCancel(Payment payment, GatewayDirectory gateways) {
        if (payment.state() == PaymentState.AUTHORIZED) {
            return Problem.of("orders.cancel.held");
        }
        return gateways.abilities(payment.order().gateway()).contains(Ability.CLOSE)
                ? Problem.of("orders.cancel.text")
                : Problem.of("code.open.text", gateway(payment));
    }

    private static String gateway(Payment payment) {
        return MethodNames.gateway(payment.order().gateway());
    }

    private static Optional<Problem> no(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }
}
