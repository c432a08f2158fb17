package till.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Mode;
import till.domain.OrderLine;
import till.domain.Payment;
import till.domain.Refund;

/**
 * What a receipt says, whatever it is printed on.
 *
 * @param refund what was given back; null on a payment's own receipt
 * @param refunded what of the payment went back so far, this refund included
 * @param operator the name of who took the payment or gave back the money; empty where nobody was named
 * @param copyAt when it was printed again; null on the first
 * @param lines what was paid for; empty for a plain amount
 */
public record Receipt(
        Mode mode,
        Payment payment,
        @Nullable Refund refund,
        Money refunded,
        String operator,
        @Nullable Instant copyAt,
        List<OrderLine> lines) {
    public Receipt {
        lines = List.copyOf(lines);
    }

    public ReceiptOf of() {
        return new ReceiptOf(payment.orderNo(), refund == null ? null : refund.refundNo());
    }

    public boolean isCopy() {
        return copyAt != null;
    }

    /** What the gateway said was paid. */
    public Money received() {
        return Optional.ofNullable(payment.received()).orElse(payment.amount());
    }

    /** What of the payment is left with the shop. */
    public Money rest() {
        return received().minus(refunded);
    }

    /** What a file of it is called, without an ending. */
    public String title() {
        var reference = payment.order().reference();
        return refund == null
                ? reference
                : reference + "-refund-" + refund.refundNo().text();
    }
}
