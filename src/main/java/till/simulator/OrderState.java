package till.simulator;

/** Where an order of a simulated gateway stands; each gateway has its own words for these. */
public enum OrderState {
    WAITING,
    PAID,
    FAILED,
    CANCELLED,
    EXPIRED,
    REFUNDED
}
