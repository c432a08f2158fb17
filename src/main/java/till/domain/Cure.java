package till.domain;

/** A way to settle what needs a person, and what has to be said with it. */
public enum Cure {
    /** Ask the gateway now. Settles nothing by itself: only what the gateway answers does. */
    CHECK(Act.SEE_ORDERS, Asked.NOTHING, Asked.NOTHING),
    /** The money stands for its sale, or for another one that nothing stands for. */
    ATTACH(Act.SETTLE, Asked.NOTHING, Asked.WHERE_WANTED),
    /** Give it back the ordinary way; without an amount all that is left. The card ends once all of it went back. */
    REFUND(Act.REFUND, Asked.WHERE_WANTED, Asked.NOTHING),
    /** Leave everything as it is, and write down why. */
    KEEP(Act.SETTLE, Asked.NOTHING, Asked.WHERE_WANTED),
    /** The gateway's portal or statement shows it as paid: this amount, in this currency. */
    RECORD_PAID(Act.SETTLE, Asked.ALWAYS, Asked.ALWAYS),
    /** The gateway's portal or statement shows that no money came. */
    RECORD_NOT_PAID(Act.SETTLE, Asked.NOTHING, Asked.ALWAYS),
    /** Money went back by somebody else's hand: this amount. */
    RECORD_REFUND(Act.SETTLE, Asked.ALWAYS, Asked.ALWAYS),
    /** The gateway's portal or statement shows that our refund was carried out. */
    REFUND_DONE(Act.SETTLE, Asked.NOTHING, Asked.ALWAYS),
    /** The gateway's portal or statement shows that our refund was not carried out, and will not be. */
    REFUND_FAILED(Act.SETTLE, Asked.NOTHING, Asked.ALWAYS),
    /** Take the held money; without an amount all of it. The card ends once it is received. */
    CAPTURE(Act.CAPTURE, Asked.WHERE_WANTED, Asked.NOTHING),
    /** Give the held money free. The card ends once the gateway has. */
    LET_GO(Act.VOID, Asked.NOTHING, Asked.NOTHING);

    private final Act act;
    private final Asked amount;
    private final Asked evidence;

    Cure(Act act, Asked amount, Asked evidence) {
        this.act = act;
        this.amount = amount;
        this.evidence = evidence;
    }

    /** Whether a form asks for something. */
    public enum Asked {
        NOTHING,
        WHERE_WANTED,
        ALWAYS
    }

    /** What a role has to be allowed for it. */
    public Act act() {
        return act;
    }

    public Asked amount() {
        return amount;
    }

    /** What proves it: where it was read, by which number. */
    public Asked evidence() {
        return evidence;
    }

    /** Whether it has to be said why. */
    public boolean needsReason() {
        return act == Act.SETTLE || this == REFUND;
    }

    /** Whether another sale may be named. */
    public boolean takesSale() {
        return this == ATTACH;
    }
}
