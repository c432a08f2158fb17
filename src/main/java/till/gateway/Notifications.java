package till.gateway;

import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads what the gateway posts to us. A notification is only ever a hint: a query decides. */
public non-sealed interface Notifications extends Capability {
    Hint read(Posted posted);

    /** What the gateway takes as received, to the byte. */
    Receipt receipt();

    /**
     * What was posted.
     *
     * @param headers by lower-case name
     * @param fields of query string and form, the form winning
     * @param body the body as it came
     */
    record Posted(Map<String, String> headers, Map<String, String> fields, String body) {
        public Posted {
            headers = Map.copyOf(headers);
            fields = Map.copyOf(fields);
        }

        /** Fields alone, as of a form. */
        public static Posted form(Map<String, String> fields) {
            return new Posted(Map.of(), fields, "");
        }
    }

    /** The answer to a notification. */
    record Receipt(String contentType, String body) {
        /** What most gateways want: the word, nothing around it. */
        public static final Receipt SUCCESS = new Receipt("text/plain", "success");
    }

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
