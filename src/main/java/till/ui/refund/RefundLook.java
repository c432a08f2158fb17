package till.ui.refund;

import java.util.Optional;
import till.domain.Ability;
import till.domain.Attention;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Refund;
import till.domain.RefundNo;
import till.service.TillServices;

/** Looks after the refunds of one payment: in the ledger or at the gateway. Off the FX thread only. */
final class RefundLook {
    private final TillServices services;
    private final OrderNo orderNo;

    RefundLook(TillServices services, OrderNo orderNo) {
        this.services = services;
        this.orderNo = orderNo;
    }

    /** @param handedOver whether a person has to settle it */
    record Seen(Refund refund, boolean handedOver) {}

    /** What there is to give back; empty where nothing was received. */
    Optional<Refundable> refundable() {
        return services.orders()
                .details(orderNo)
                .flatMap(found -> found.left().map(left -> {
                    var payment = found.payment();
                    var received = Optional.ofNullable(payment.received()).orElse(left);
                    var abilities =
                            services.gateways().abilities(payment.order().gateway());
                    return new Refundable(
                            payment,
                            received,
                            left,
                            found.refunds(),
                            services.refunds().room(payment),
                            abilities.contains(Ability.ASK_REFUND),
                            abilities.contains(Ability.SHIP));
                }));
    }

    /** Asks the gateway where a refund stands. */
    Seen ask(RefundNo refundNo) {
        return seen(services.refunds().check(refundNo));
    }

    /** Reads what the ledger knows of a refund. */
    Seen read(RefundNo refundNo) {
        return seen(services.refunds().of(orderNo).stream()
                .filter(each -> each.refundNo().equals(refundNo))
                .findFirst()
                .orElseThrow());
    }

    private Seen seen(Refund refund) {
        var doubt = services.attention().open().stream()
                .anyMatch(card -> card.attention().orderNo().equals(orderNo)
                        && card.attention().kind() == Attention.Kind.REFUND_IN_DOUBT);
        return new Seen(refund, doubt && refund.state() != OperationState.ACCEPTED);
    }

    /** The latest refund without a known end. */
    Optional<Refund> unfinished() {
        return services.refunds().of(orderNo).stream()
                .filter(refund -> !refund.state().isFinished())
                .reduce((_, later) -> later);
    }
}
