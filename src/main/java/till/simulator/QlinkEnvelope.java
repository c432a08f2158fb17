package till.simulator;

/** How an answer stands in the body: the document's samples are bare, its table of common fields asks for a wrapper. */
public enum QlinkEnvelope {
    BARE(""),
    DATA("data"),
    RESULT("result"),
    CONTENT("content");

    private final String field;

    QlinkEnvelope(String field) {
        this.field = field;
    }

    /** The wrapper's field that holds the answer, empty for none. */
    String field() {
        return field;
    }
}
