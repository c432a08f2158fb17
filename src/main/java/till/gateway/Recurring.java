package till.gateway;

import java.time.Duration;
import java.util.Optional;
import till.domain.Agreement;
import till.domain.CardExpiry;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.gateway.QrPayments.Created;

/** Charges a card again that a customer paid with before and agreed to be charged by. */
public non-sealed interface Recurring extends Capability {
    /** The code by which such a payment is asked about. */
    String method();

    /**
     * How far the gateway's clock is ahead of this till's, asked by a harmless call: a charge that nobody watches is not made
     * on the word of one clock alone. Empty where no answer told.
     */
    Optional<Duration> ahead();

    /** What is wrong with a charge before it is written or sent. */
    Optional<Problem> check(PaymentOrder order, Stored stored);

    /**
     * Sends the charge, once. Never resent by anybody. The order was written before.
     *
     * <p>{@code Refused} means the gateway certainly has no such payment.
     */
    Outcome<Created> chargeAgain(PaymentOrder order, Stored stored);

    /**
     * What stands for card and consent.
     *
     * @param identifier what the gateway gave with the first payment
     */
    record Stored(String identifier, Agreement.Kind kind, CardExpiry expiry) {}
}
