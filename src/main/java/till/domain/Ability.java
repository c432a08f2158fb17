package till.domain;

/** What a gateway can do, as data for screens. */
public enum Ability {
    SHOW_CODE,
    SCAN_CODE,
    KEY_CARD,
    CLOSE,
    CAPTURE,
    VOID,
    REFUND,
    ASK_REFUND,
    SHIP,
    SETTLEMENTS,
    LIST_METHODS,
    NOTIFY,
    TEST
}
