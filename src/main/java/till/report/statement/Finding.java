package till.report.statement;

/** What comparing one movement of money with the other side's book came to. */
public enum Finding {
    MATCHED(false),
    /** Both have it, further apart than the days allowed for. */
    DATE_SHIFTED(true),
    AMOUNT_DIFFERS(true),
    CURRENCY_DIFFERS(true),
    /** The statement has it twice. */
    DUPLICATE(true),
    /** The statement has a payment or a refund that the ledger knows nothing of. */
    MISSING_HERE(true),
    /** The statement says paid; the ledger has the payment in another state. */
    NOT_PAID_HERE(true),
    /** The ledger has the refund, and does not count it as given back. */
    NOT_REFUNDED_HERE(true),
    /** Money of a payment known here went back by a refund that is not. */
    REFUNDED_ELSEWHERE(true),
    /** The ledger counts it, and the statement does not have it. */
    MISSING_AT_GATEWAY(true),
    /** What the gateway charged for by itself. */
    FEE(false),
    /** A row of the statement that could not be understood. */
    UNREADABLE(true);

    private final boolean exception;

    Finding(boolean exception) {
        this.exception = exception;
    }

    /** Whether a person has to look at it. */
    public boolean isException() {
        return exception;
    }
}
