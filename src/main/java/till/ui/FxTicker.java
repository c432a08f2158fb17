package till.ui;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import till.settings.Subscription;

/**
 * The window's ticker: one beat a second for everything that ticks, so that the processor is woken once. No animation of JavaFX's,
 * which would have the whole window draw sixty pulses while it waits for its next second, all day.
 */
public final class FxTicker implements Ticker {
    private final Background background = new FxBackground(Runnable::run);
    private final Set<Turn> turns = ConcurrentHashMap.newKeySet();

    /** @param beat does nothing else: work that waits for something would hold the clock up */
    public FxTicker(ScheduledExecutorService beat) {
        beat.scheduleWithFixedDelay(() -> turns.forEach(Turn::comes), 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public Subscription everySecond(Runnable action) {
        var turn = new Turn(action);
        turns.add(turn);
        return () -> turns.remove(turn);
    }

    /** A window that is busy for some seconds catches up with one of them only. */
    private final class Turn {
        private final Runnable action;
        private final AtomicBoolean waits = new AtomicBoolean();

        Turn(Runnable action) {
            this.action = action;
        }

        void comes() {
            if (waits.compareAndSet(false, true)) {
                background.onScreen(this::run);
            }
        }

        private void run() {
            waits.set(false);
            if (turns.contains(this)) {
                action.run();
            }
        }
    }
}
