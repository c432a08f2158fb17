package till.ui;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import till.settings.Subscription;

/**
 * The window's ticker: one beat a second for everything that ticks, so that the processor and the window are woken once. No animation
 * of JavaFX's, which would have the whole window draw sixty pulses while it waits for its next second, all day.
 */
public final class FxTicker implements Ticker {
    private final Background background = new FxBackground(Runnable::run);
    private final Set<Turn> turns = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean waits = new AtomicBoolean();

    /** @param beat does nothing else: work that waits for something would hold the clock up */
    public FxTicker(ScheduledExecutorService beat) {
        beat.scheduleWithFixedDelay(this::comes, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public Subscription everySecond(Runnable action) {
        var turn = new Turn(action);
        turns.add(turn);
        return () -> turns.remove(turn);
    }

    /** A window that is busy for some seconds catches up with one of them only. */
    private void comes() {
        if (waits.compareAndSet(false, true)) {
            background.onScreen(this::tick);
        }
    }

    private void tick() {
        waits.set(false);
        for (var turn : turns) {
            // what a turn before it closed is not told any more
            if (turns.contains(turn)) {
                tell(turn);
            }
        }
    }

    /** As if each had been told by itself: a fault of one is the window's to show, and the others have their second all the same. */
    private static void tell(Turn turn) {
        try {
            turn.action.run();
        } catch (RuntimeException e) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /** The same action may be asked for twice. */
    private static final class Turn {
        private final Runnable action;

        Turn(Runnable action) {
            this.action = action;
        }
    }
}
