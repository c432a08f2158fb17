package till.domain;

/** What a gateway can do, as data for screens. */
public enum Ability {
    SHOW_CODE,
    CLOSE,
    REFUND,
    ASK_REFUND,
    NOTIFY,
    TEST
}
