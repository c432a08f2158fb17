package till.ui;

/**
 * A screen's state, validation and commands, without any control. Lives on the FX thread only. It outlives its view when
 * the language changes, and lets go of everything it subscribed to when closed.
 */
public interface ViewModel extends AutoCloseable {
    /** The screen is shown now: subscribe and load here, not in the constructor. */
    default void activated() {}

    /** Whether a code is shown to a customer, or an answer about money is waited for: the window does not lock by itself. */
    default boolean isUnderWay() {
        return false;
    }

    /** What puts back all that keys change here, as it stands now: a scanner's first keys are known for that only later. */
    default Runnable remembered() {
        return () -> {};
    }

    @Override
    default void close() {}
}
