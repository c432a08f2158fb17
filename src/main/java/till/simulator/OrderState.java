package till.simulator;

/** Where an order of a simulated gateway stands; each gateway has its own words for these. */
public enum OrderState {
    /** Kept, but no channel has taken it on: nobody can pay it. */
    CREATED,
    WAITING,
    /** The customer's money is set aside until it is captured or let go. */
    AUTHORIZED,
    PAID,
    FAILED,
    CANCELLED,
    EXPIRED
}
