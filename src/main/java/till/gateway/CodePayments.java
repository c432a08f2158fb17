package till.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import till.domain.AuthCode;
import till.domain.OrderLine;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.Problem;

/** Charges a customer by the code on their phone, scanned at the counter. */
public non-sealed interface CodePayments extends Capability {
    /** A gateway may keep the call until the customer has confirmed on the phone. */
    Duration LONGEST_CALL = Duration.ofSeconds(80);

    /** The ways to pay that take a scanned code, each in the form SCAN. */
    List<PaymentMethod> scanMethods();

    /** What is wrong with an order before it is written or sent. */
    Optional<Problem> checkScan(PaymentOrder order, AuthCode authCode, Map<String, String> extras);

    /**
     * Sends the order with the scanned code, once. Never resent by anybody. The order was written before. The customer may
     * have to confirm on the phone: the query tells.
     *
     * <p>{@code Refused} means the gateway certainly has no such payment.
     */
    Outcome<QrPayments.Created> charge(PaymentOrder order, AuthCode authCode, Map<String, String> extras);

    /**
     * As {@link #charge(PaymentOrder, AuthCode, Map)}, of an order with lines.
     *
     * @param lines what is paid for; a gateway that has no use for them leaves them out, none refuses because of them
     */
    default Outcome<QrPayments.Created> charge(
            PaymentOrder order, AuthCode authCode, List<OrderLine> lines, Map<String, String> extras) {
        return charge(order, authCode, extras);
    }
}
