package till.service;

import org.joda.money.Money;
import till.domain.OrderNo;

/**
 * A refund that was made in a gateway's portal, or anywhere else than here.
 *
 * @param evidence what proves it: where it was read, by which number
 */
public record RecordedRefund(OrderNo orderNo, Money amount, String reason, String evidence) {
    public RecordedRefund {
        reason = reason.strip();
        evidence = evidence.strip();
    }
}
