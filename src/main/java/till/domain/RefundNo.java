package till.domain;

/** Our own number of one refund, sent to the gateway and never used for another. */
public record RefundNo(String text) {
    public RefundNo {
        OwnNumber.check(text);
    }

    /** Whether a text from elsewhere has the form of one. */
    public static boolean isOne(String text) {
        return OwnNumber.isOne(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
