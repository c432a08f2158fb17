package till.ui.kit;

/** A card over the window that has to be dealt with first. */
public interface OverCard {
    /** To where the next key belongs. */
    void focusFirst();

    /** The card is gone: ends what it subscribed to. */
    default void release() {}
}
