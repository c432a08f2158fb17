package till.domain;

/** Our own number of one refund, sent to the gateway and never used for another. */
public record RefundNo(String text) {
    public RefundNo {
        OwnNumber.check(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
