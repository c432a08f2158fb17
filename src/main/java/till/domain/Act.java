package till.domain;

/** What a role may or may not do at the till. */
public enum Act {
    /** Take a payment, and ask where one stands. */
    CHARGE,
    /** Charge a card that is typed in at the till. */
    KEY_CARD,
    /** Charge another price than the catalogue's, or give a discount. */
    DISCOUNT,
    /** Cancel an open payment that nobody has paid. */
    CANCEL,
    /** Throw an order away that was parked. */
    DISCARD_PARKED,
    /** Let go of held money. */
    VOID,
    /** Take held money. */
    CAPTURE,
    /** Give money back, up to the role's limit. */
    REFUND,
    /** Give back money of days that a restored ledger does not know whole yet. */
    REFUND_AFTER_RESTORE,
    /** Settle something in doubt by hand, or record evidence of what happened elsewhere. */
    SETTLE,
    /** See orders, refunds and what needs attention. */
    SEE_ORDERS,
    /** See what went over the wire. */
    SEE_EXCHANGES,
    /** See what days brought. */
    SEE_REPORTS,
    /** Write the books to a file. */
    EXPORT,
    /** Close the business day. */
    CLOSE_DAY,
    /** Keep comparisons with the gateways' statements, look into what differs, accept it, and sign days off. */
    RECONCILE,
    /** Take a year that was put away out of the ledger. */
    PRUNE,
    /** Open and close one's own shift. */
    SHIFT,
    /** Close a shift that somebody else left open. */
    CLOSE_SHIFT_OF_OTHERS,
    /** Give a customer a receipt. */
    PRINT,
    /** Give a customer the receipt again, marked as a copy. */
    REPRINT,
    /** Add, change and retire what the shop sells, and its prices. */
    CATALOGUE,
    /** Tell the gateway of a parcel. */
    SHIP,
    /** Cancel a shipment, mark it delivered or change its number. */
    CHANGE_SHIPMENT,
    /** Write down what customers agree to be charged again, and have it charged. */
    AGREEMENTS,
    /** Set up gateways, ways to pay and the shop. */
    SET_UP,
    /** Put a backup in the place of the ledger. */
    RESTORE,
    /** Add, change and disable operators. */
    PEOPLE
}
