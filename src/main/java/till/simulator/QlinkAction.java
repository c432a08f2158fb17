package till.simulator;

/** What a payer is given in {@code actionValue}. */
public enum QlinkAction {
    /** As the channel would: QRIS a code, DANA a link, BCA an account number. */
    BY_CHANNEL,
    QR_TEXT,
    LINK,
    ACCOUNT_NUMBER
}
