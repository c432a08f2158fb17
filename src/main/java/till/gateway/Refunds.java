package till.gateway;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.OperationState;
import till.domain.RefundNo;

/** Gives money back. */
public non-sealed interface Refunds extends Capability {
    /** Sends the refund, once. {@code Refused} means it certainly did not happen. */
    Outcome<RefundAnswer> refund(PaymentRef payment, RefundNo refundNo, Money amount, String reason);

    /**
     * What the gateway says of a refund.
     *
     * @param state ACCEPTED while it works on it, DONE or FAILED; never another
     * @param gatewayNo the gateway's number of the refund
     * @param word the state in the gateway's words
     */
    record RefundAnswer(OperationState state, @Nullable String gatewayNo, String word) implements Outcome.Said {}
}
