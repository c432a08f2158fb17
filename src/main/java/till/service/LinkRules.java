package till.service;

import java.util.Optional;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.gateway.Gateway;

/** What a payment link needs: a page that a customer elsewhere can open, and a lifetime that its gateway takes. */
final class LinkRules {
    private LinkRules() {}

    /** Why a link is not made; empty for one that is, and for what is charged at the counter. */
    static Optional<Problem> obstacle(ChargeRequest request, GatewayDirectory gateways) {
        var lifetime = request.lifetime();
        if (lifetime == null) {
            return Optional.empty();
        }
        var gateway = gateways.find(request.gateway()).orElseThrow();
        var longest = gateway.limits().linkLifetime();
        var known = gateways.methods(gateway).stream()
                .filter(method -> method.code().equals(request.method()))
                .findFirst();
        // a way to pay that nobody knows is left to the gateway's own check, which names those that it takes
        if (longest.isZero() || known.filter(method -> !isPage(method)).isPresent()) {
            return Optional.of(Problem.of("link.noPage", request.method(), request.gateway()));
        }
        var fits = lifetime.compareTo(PaymentOrder.LINK_LIVES) >= 0 && lifetime.compareTo(longest) <= 0;
        return fits
                ? Optional.empty()
                : Optional.of(Problem.of(
                        "link.lifetime",
                        request.gateway(),
                        Long.toString(PaymentOrder.LINK_LIVES.toMinutes()),
                        Long.toString(longest.toHours())));
    }

    /** Whether a gateway makes links by this method. */
    static boolean offers(Gateway gateway, PaymentMethod method) {
        return isPage(method)
                && method.needs().isEmpty()
                && gateway.limits().linkLifetime().compareTo(PaymentOrder.LINK_LIVES) >= 0;
    }

    private static boolean isPage(PaymentMethod method) {
        return method.form() == PaymentMethod.Form.PAGE;
    }
}
