package till.receipt;

import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.domain.RefundNo;

/**
 * What a receipt is for.
 *
 * @param refundNo the refund of the payment it is for; null for the payment's own
 */
public record ReceiptOf(OrderNo orderNo, @Nullable RefundNo refundNo) {
    public static ReceiptOf payment(OrderNo orderNo) {
        return new ReceiptOf(orderNo, null);
    }

    /** As the ledger's facts name it; empty for the payment's own. */
    String refund() {
        return refundNo == null ? "" : refundNo.text();
    }
}
