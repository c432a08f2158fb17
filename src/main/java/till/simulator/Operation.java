package till.simulator;

/** What a till asks of a simulated gateway, and the notices it sends by itself; a fault is armed for one of these. */
public enum Operation {
    CREATE,
    QUERY,
    CLOSE,
    CAPTURE,
    VOID,
    REFUND,
    REFUND_QUERY,
    TOKEN,
    METHODS,
    SETTLEMENTS,
    SHIPMENT,
    NOTIFY
}
