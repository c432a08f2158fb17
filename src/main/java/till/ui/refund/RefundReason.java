package till.ui.refund;

/** The usual reasons for giving money back. */
public enum RefundReason {
    FAULTY,
    WRONG_AMOUNT,
    CHANGED_MIND,
    OTHER
}
