package till.service;

import java.util.Map;
import java.util.Optional;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.gateway.Notifications;
import till.gateway.PaymentAnswer.Standing;

/** Takes what a gateway posts to us: never believed, only ever a reason to ask. */
public final class Notices {
    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;
    private final PaymentChecks checks;

    public Notices(Books books, GatewayDirectory gateways, Surroundings here, PaymentChecks checks) {
        this.books = books;
        this.gateways = gateways;
        this.here = here;
        this.checks = checks;
    }

    /**
     * Asks about the payment a notification names. A genuine one that says paid, which the query then denies, becomes
     * something a person has to settle: no state moves by it.
     *
     * @return what to answer; empty where the gateway is unknown or sends no notifications
     */
    public Optional<Notifications.Receipt> received(String gateway, Notifications.Posted posted) {
        return gateways.find(gateway)
                .flatMap(each -> each.find(Notifications.class))
                .map(notifications -> {
                    ask(gateway, notifications.read(posted));
                    return notifications.receipt();
                });
    }

    private void ask(String gateway, Notifications.Hint hint) {
        if (hint.orderNo() == null) {
            return;
        }
        books.ledger().payments().named(hint.orderNo()).stream()
                .filter(payment -> payment.order().gateway().equals(gateway))
                .map(Payment::orderNo)
                .forEach(orderNo -> compare(orderNo, hint));
    }

    private void compare(OrderNo orderNo, Notifications.Hint hint) {
        var payment = checks.check(orderNo);
        var claimsPaid = hint.verified() && hint.standing() == Standing.PAID;
        if (claimsPaid && payment.state() != PaymentState.PAID) {
            var amount = hint.amount() == null ? "" : hint.amount().toString();
            var claim = new Attention.Draft(Attention.Kind.CLAIMED_PAID, Map.of("word", hint.word(), "amount", amount));
            books.ledger().attention().raise(orderNo, claim, here.clock().instant());
        }
    }
}
