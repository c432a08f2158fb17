package till.gateway;

import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads what the gateway posts to us. A notification is only ever a hint: a query decides. */
public non-sealed interface Notifications extends Capability {
    /** @param fields the posted fields, body winning over query string */
    Hint read(Map<String, String> fields);

    /** The exact body the gateway takes as received. */
    String receipt();

    /**
     * What a notification says.
     *
     * @param verified whether its signature is the gateway's
     * @param orderNo our payment number, where it names one
     * @param refundNo our refund number, where it is about a refund
     * @param standing what it says of a payment; null for a refund or an unknown word
     * @param amount what it says was paid
     */
    record Hint(
            boolean verified,
            @Nullable String orderNo,
            @Nullable String refundNo,
            PaymentAnswer.@Nullable Standing standing,
            @Nullable Money amount,
            String word) {}
}
