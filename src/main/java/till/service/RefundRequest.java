package till.service;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.domain.RefundNo;

/**
 * What is to be given back.
 *
 * @param reason for the customer's statement and the books; gateways demand one
 * @param again the refund in doubt that is meant to be sent once more, under its own number; null where a new one is meant
 */
public record RefundRequest(
        OrderNo orderNo,
        Money amount,
        String reason,
        @Nullable RefundNo again) {
    public RefundRequest(OrderNo orderNo, Money amount, String reason) {
        this(orderNo, amount, reason, null);
    }
}
