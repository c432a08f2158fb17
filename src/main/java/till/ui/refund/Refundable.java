package till.ui.refund;

import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.Refund;
import till.service.RefundRequest;
import till.service.RefundRoom;

/**
 * What of a payment can be given back, what was given back of it, and what its gateway bears.
 *
 * @param received what the gateway said was paid
 * @param left what can still be given back
 * @param earlier the payment's refunds, oldest first
 * @param room until when, how often, and what stands in the way
 * @param answers whether its gateway can be asked where a refund stands
 * @param ships whether its gateway is told of parcels
 */
public record Refundable(
        Payment payment,
        Money received,
        Money left,
        List<Refund> earlier,
        RefundRoom room,
        boolean answers,
        boolean ships) {
    /** Whether a refund can be sent from here at all; one made elsewhere can be written down all the same. */
    public boolean sends() {
        return room.obstacle().isEmpty();
    }

    public Money given() {
        return received.minus(left);
    }

    /** The refund of which it is not known whether it happened: until it is, no other number may be sent. */
    Optional<Refund> inDoubt() {
        return earlier.stream()
                .filter(refund -> refund.state() == OperationState.UNCERTAIN || refund.state() == OperationState.SENT)
                .filter(refund -> !refund.mayBeSentAgain())
                .reduce((_, later) -> later);
    }

    /** Giving back so much; where one in doubt may be sent once more, that one and no other is meant. */
    RefundRequest request(Money amount, String reason) {
        var again = earlier.stream()
                .filter(refund -> refund.mayBeSentAgain() && refund.amount().equals(amount))
                .map(Refund::refundNo)
                .findFirst();
        return new RefundRequest(payment.orderNo(), amount, reason, again.orElse(null));
    }
}
