package till.domain;

/** Our own number of one payment attempt, sent to the gateway and never used for another. */
public record OrderNo(String text) {
    public OrderNo {
        OwnNumber.check(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
