package till.ui;

import java.util.ArrayList;
import java.util.List;
import till.settings.Subscription;

/** A ticker that ticks when a test says so. */
public final class HandTicker implements Ticker {
    private final List<Runnable> actions = new ArrayList<>();

    @Override
    public Subscription everySecond(Runnable action) {
        actions.add(action);
        return () -> actions.remove(action);
    }

    public void tick() {
        List.copyOf(actions).forEach(Runnable::run);
    }

    /** How many still listen; screens that were left must not. */
    public int listeners() {
        return actions.size();
    }
}
