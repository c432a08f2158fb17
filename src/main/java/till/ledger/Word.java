package till.ledger;

/** What one till tells the others. */
public enum Word {
    /** Nothing was heard. */
    NONE,
    /** Something was written. */
    EVENTS,
    /** What all tills agree on was changed, and perhaps more was written. */
    SETTINGS
}
