package till.gateway;

/** Lets go of money that is held and not captured. */
public non-sealed interface Voids extends Capability {
    /** Asks once; what came of it only the next query tells. */
    Outcome<Voided> letGo(PaymentRef payment);

    /** The gateway took the void. */
    record Voided(String word) implements Outcome.Said {}
}
