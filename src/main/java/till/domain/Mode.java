package till.domain;

/** Whether real money moves. */
public enum Mode {
    /** Simulated gateways on this machine, a ledger of their own. */
    TRAINING,
    /** The shop's own gateways. */
    LIVE
}
