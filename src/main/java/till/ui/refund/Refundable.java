package till.ui.refund;

import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.Refund;

/**
 * What of a payment can be given back, what was given back of it, and what its gateway bears.
 *
 * @param received what the gateway said was paid
 * @param left what can still be given back
 * @param earlier the payment's refunds, oldest first
 * @param ways what its gateway can do about refunds
 */
public record Refundable(Payment payment, Money received, Money left, List<Refund> earlier, Ways ways) {
    /** Said so often, *not found* is evidence, and the same number may be sent again. */
    private static final int NOT_FOUND = 2;

    /**
     * What a gateway can do about refunds.
     *
     * @param sends whether it takes refunds from the till
     * @param answers whether it can be asked where one stands
     */
    public record Ways(boolean sends, boolean answers) {}

    public Money given() {
        return received.minus(left);
    }

    /** The refund of which it is not known whether it happened: until it is, no other number may be sent. */
    Optional<Refund> inDoubt() {
        return earlier.stream()
                .filter(refund -> refund.state() == OperationState.UNCERTAIN || refund.state() == OperationState.SENT)
                .filter(refund -> refund.watch().missing() < NOT_FOUND)
                .reduce((_, later) -> later);
    }
}
