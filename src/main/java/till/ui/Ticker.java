package till.ui;

import till.settings.Subscription;

/** Gives screens the passing of time: clocks and countdowns, never decisions about money. */
@FunctionalInterface
public interface Ticker {
    /** Calls on the FX thread once a second until closed. */
    Subscription everySecond(Runnable action);
}
