package till.domain;

import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A close, capture or void asked of a gateway; one unfinished per payment.
 *
 * @param id its identity in the ledger
 * @param cause why it was asked: cancelled at the till, its time was over, …
 * @param amount what a capture takes; null for the others
 * @param by who asked for it; nobody where the till did by itself
 * @param word the gateway's last word about it, as it came
 */
public record Operation(
        String id,
        OrderNo orderNo,
        Kind kind,
        OperationState state,
        Cause cause,
        Instant createdAt,
        @Nullable Money amount,
        By by,
        @Nullable String word) {
    /** What was asked of the gateway. */
    public enum Kind {
        CLOSE,
        CAPTURE,
        VOID;

        /** Whether it may be asked for a payment in this state: only held money is taken or let go of. */
        public boolean fits(PaymentState state) {
            return this == CLOSE ? state.isOpen() : state == PaymentState.AUTHORIZED;
        }
    }

    /** Why it was asked; decides whether a confirmed close is a cancellation or an expiry. */
    public enum Cause {
        CANCELLED_AT_TILL,
        TIME_OVER,
        CODE_LOST,
        /** A person asked for the held money, all or a part of it. */
        CAPTURED_AT_TILL
    }
}
