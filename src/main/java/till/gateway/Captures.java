package till.gateway;

import org.joda.money.Money;

/** Takes money that a customer's bank holds for an authorised payment. */
public non-sealed interface Captures extends Capability {
    /**
     * Asks for the money, once; what came of it only the next query tells. No key makes a repetition harmless.
     *
     * @param amount all that is held, or a part
     */
    Outcome<Captured> capture(PaymentRef payment, Money amount);

    /** The gateway took the capture. */
    record Captured(String word) implements Outcome.Said {}
}
