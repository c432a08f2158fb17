package till.ui.refund;

import java.util.List;
import java.util.Optional;
import till.domain.Attention;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Refund;
import till.domain.RefundNo;
import till.service.TillServices;

/** Looks after the refunds of one payment: in the ledger or at the gateway. Off the FX thread only. */
final class RefundLook {
    /** Said so often, *not found* is evidence, and the same number may be sent again. */
    private static final int NOT_FOUND = 2;

    private final TillServices services;
    private final OrderNo orderNo;

    RefundLook(TillServices services, OrderNo orderNo) {
        this.services = services;
        this.orderNo = orderNo;
    }

    /** @param handedOver whether a person has to settle it */
    record Seen(Refund refund, boolean handedOver) {}

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

    /** The refund of which it is not known whether it happened: until it is, no other number may be sent. */
    static Optional<Refund> inDoubt(List<Refund> refunds) {
        return refunds.stream()
                .filter(refund -> refund.state() == OperationState.UNCERTAIN || refund.state() == OperationState.SENT)
                .filter(refund -> refund.watch().missing() < NOT_FOUND)
                .reduce((_, later) -> later);
    }
}
