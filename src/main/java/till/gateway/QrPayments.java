package till.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.CardFacts;
import till.domain.MethodInput;
import till.domain.OrderLine;
import till.domain.PayCode;
import till.domain.PaymentOrder;
import till.domain.Problem;

/** Charges a customer by something they scan or open. */
public non-sealed interface QrPayments extends Capability {
    /**
     * What is wrong with an order before it is written or sent: unknown method, missing input, amount, length.
     *
     * @param extras further inputs of the method by the document's names
     */
    Optional<Problem> check(PaymentOrder order, Map<String, String> extras);

    /**
     * What a way to pay can be sent with beside the order.
     *
     * @param decided what is set up for it already
     */
    default List<MethodInput> inputs(String method, Map<String, String> decided) {
        return List.of();
    }

    /**
     * Sends the order, once. Never resent by anybody. The order was written before.
     *
     * <p>{@code Refused} means the gateway certainly has no such payment.
     */
    Outcome<Created> create(PaymentOrder order, Map<String, String> extras);

    /**
     * As {@link #create(PaymentOrder, Map)}, of an order with lines.
     *
     * @param lines what is paid for; a gateway that has no use for them leaves them out, none refuses because of them
     */
    default Outcome<Created> create(PaymentOrder order, List<OrderLine> lines, Map<String, String> extras) {
        return create(order, extras);
    }

    /**
     * The gateway took the order.
     *
     * @param code what the customer pays with
     * @param gatewayNo the gateway's number
     * @param standing the state the answer spoke of; a hint only, a query decides
     * @param word that state in the gateway's words
     * @param expiresAt when it can no longer be paid, where the answer names it
     * @param card what the answer tells of the card it is paid with; some of it no query repeats
     */
    record Created(
            @Nullable PayCode code,
            @Nullable String gatewayNo,
            PaymentAnswer.Standing standing,
            String word,
            @Nullable Instant expiresAt,
            CardFacts card)
            implements Outcome.Said {
        /** Of an answer that tells of no card. */
        public Created(
                @Nullable PayCode code,
                @Nullable String gatewayNo,
                PaymentAnswer.Standing standing,
                String word,
                @Nullable Instant expiresAt) {
            this(code, gatewayNo, standing, word, expiresAt, CardFacts.NONE);
        }

        /** Of an answer that names no end. */
        public Created(
                @Nullable PayCode code, @Nullable String gatewayNo, PaymentAnswer.Standing standing, String word) {
            this(code, gatewayNo, standing, word, null);
        }
    }
}
