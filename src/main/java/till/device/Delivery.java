package till.device;

/** How sure it is that what was sent to a printer came out. */
public enum Delivery {
    /** The printer, or what prints for it, said so or took all of it and ended the call. */
    CONFIRMED,

    /** It took the call and the bytes and never said a word: they may lie in a buffer for ever. */
    UNCONFIRMED;

    public Delivery and(Delivery next) {
        return this == CONFIRMED ? next : this;
    }
}
