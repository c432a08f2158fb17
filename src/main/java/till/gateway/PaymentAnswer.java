package till.gateway;

import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.GatewayDetails;

/**
 * What a query said of a payment. Amount and number are the gateway's own, for the service to hold against ours.
 *
 * @param standing the state in our words
 * @param facts what the answer carried; null only when the gateway knows no such order
 * @param word the state in the gateway's words
 */
public record PaymentAnswer(Standing standing, @Nullable Facts facts, String word) implements Outcome.Said {

    /** Where the gateway says the payment stands. */
    public enum Standing {
        /** It has the order and waits for the customer. */
        WAITING,
        AUTHORIZED,
        PAID,
        /** It was paid, and all of it given back: money was received. */
        REFUNDED,
        DECLINED,
        /** Revoked at the gateway. */
        CANCELLED,
        /** Closed at the gateway; whether on our word only our own records tell. */
        CLOSED,
        /** No such order. Evidence only under the ledger's rule for it. */
        NOT_FOUND
    }

    /**
     * What an answer about a known order carries.
     *
     * @param orderNo our number as the gateway repeats it
     * @param amount amount and currency as the gateway has them; our own only where nothing is received or held yet and
     *     the document lets the answer go without
     * @param gatewayNo the gateway's number
     * @param channelNo the wallet's or bank's number
     * @param paidAt the gateway's time of payment
     * @param details what else it tells
     */
    public record Facts(
            String orderNo,
            Money amount,
            @Nullable String gatewayNo,
            @Nullable String channelNo,
            @Nullable Instant paidAt,
            GatewayDetails details) {
        public Facts(
                String orderNo,
                Money amount,
                @Nullable String gatewayNo,
                @Nullable String channelNo,
                @Nullable Instant paidAt) {
            this(orderNo, amount, gatewayNo, channelNo, paidAt, GatewayDetails.NONE);
        }
    }
}
