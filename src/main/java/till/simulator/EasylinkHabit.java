package till.simulator;

/** What an EasyLink installation may do beside or against its document; each was seen somewhere. */
public enum EasylinkHabit {
    /** Answers with an order number of its own, as the document's sample does, and finds the order by either. */
    OWN_NUMBERS,
    /** Errors are a text with HTTP 400, 404 or 500 instead of the document's codes. */
    TEXT_ERRORS,
    /** <em>refunded</em> and <em>closed</em> are shown as the upstream's bare numbers 5 and 6. */
    RAW_STATES,
    /** Times are written for people in Hong Kong, {@code 24/3/2026 下午4:55:33}. */
    LOCALE_TIMES,
    /** A paid order is shown without {@code paidAt} and {@code channelOrderNo}. */
    SPARSE_ANSWERS,
    /**
     * The notice address is handed to the upstream: the till gets the upstream's signed form with cents instead of the
     * document's JSON, and queries say <em>pending</em> for another two notice steps.
     */
    UPSTREAM_NOTICES,
    /** The description goes upstream without being encoded: one of {@code & = % + #} breaks the order and burns its number. */
    UNENCODED_DESCRIPTION
}
