package till.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A refund as the ledger knows it now.
 *
 * @param refundNo our number, the refund's identity
 * @param orderNo the payment it gives back
 * @param reason why, as the customer's statement and the books show it
 * @param till the till that asked
 * @param gatewayNo the gateway's number of the refund, once known
 * @param refundedAt when the ledger counted it as refunded: accepted or done, whichever came first
 * @param businessDay the day it counts for
 * @param by who asked for it
 * @param evidence what proves a refund made elsewhere, which was only written down here; null for one of our own
 * @param watch what was last heard, and when it is asked about again
 */
public record Refund(
        RefundNo refundNo,
        OrderNo orderNo,
        Money amount,
        String reason,
        String till,
        OperationState state,
        @Nullable String gatewayNo,
        Instant createdAt,
        @Nullable Instant refundedAt,
        @Nullable LocalDate businessDay,
        By by,
        @Nullable String evidence,
        Payment.Watch watch) {
    /** How often in a row a gateway has to deny a refund in doubt before its number may be sent again. */
    public static final int DENIALS = 2;

    /** The gateway certainly does not have it: sending its own number again doubles nothing. */
    public boolean mayBeSentAgain() {
        return state == OperationState.UNCERTAIN && watch.missing() >= DENIALS;
    }

    /**
     * What is left of received money to give back, exactly: what has not failed keeps its amount, also while nothing is known
     * of it.
     */
    public static Money left(Money received, List<Refund> refunds) {
        return refunds.stream()
                .filter(refund -> refund.state().reservesMoney())
                .map(Refund::amount)
                .reduce(received, Money::minus);
    }

    /** Made elsewhere, and only recorded here. */
    public boolean outside() {
        return evidence != null;
    }
}
