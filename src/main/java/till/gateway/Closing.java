package till.gateway;

/** Closes a payment nobody has paid. */
public non-sealed interface Closing extends Capability {
    /** Asks for the close, once. What came of it only the next query tells. */
    Outcome<Closed> close(PaymentRef payment);

    /** The gateway took the close. */
    record Closed(String word) implements Outcome.Said {}
}
