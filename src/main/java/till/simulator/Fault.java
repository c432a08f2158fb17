package till.simulator;

/** One way in which a gateway, or the line to it, lets the till down. */
public enum Fault {
    /** The gateway does what was asked; the connection is cut before a byte of the answer. */
    ANSWER_LOST(true),
    /** The connection is closed before the request is read: nothing was done. */
    REFUSED_CONNECTION(false),
    /** HTTP 500 with the framework's own JSON; nothing was done. */
    SERVER_ERROR(false),
    /** HTTP 200 without a body and nothing done, as the real server answers a close its channel does not know. */
    EMPTY_BODY(false),
    /** The gateway does what was asked and answers with a page that is no JSON. */
    GARBAGE(true),
    /** The gateway does what was asked; its signature is wrong. Without effect where the gateway signs nothing. */
    BAD_SIGNATURE(true),
    /** The gateway does what was asked at once and answers late. */
    SLOW(true),
    /** A correctly signed answer with another amount. */
    WRONG_AMOUNT(true),
    /** A correctly signed answer with another currency. */
    WRONG_CURRENCY(true),
    /** A correctly signed answer about another order number. */
    WRONG_NUMBER(true),
    /** A close or void is confirmed, or a created order runs out of time, and then the money arrives all the same. */
    LATE_SUCCESS(true),
    /** The order is kept without a channel and the answer is an error: the number is used up. */
    CHANNEL_BROKEN(true),
    /** The channel says no to a refund; its number is used up, its amount is free again. */
    REFUND_FAILS(true),
    /** Every notice comes three times. */
    REPEATED_NOTIFICATIONS(true),
    /** A notice is held back for one step, so that a later one overtakes it. */
    REORDERED_NOTIFICATIONS(true);

    private final boolean acts;

    Fault(boolean acts) {
        this.acts = acts;
    }

    /** Whether the gateway does what it was asked although the answer is spoiled. */
    public boolean acts() {
        return acts;
    }
}
