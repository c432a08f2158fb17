package till.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The current-thread twin: does everything at once, or keeps it until told where a test looks at the time between. */
public final class DirectBackground implements Background {
    private final Deque<Runnable> kept = new ArrayDeque<>();
    private boolean keeping;

    @Override
    public <T> void run(
            Callable<? extends T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
        if (keeping) {
            kept.add(() -> now(work, onSuccess, onFailure));
        } else {
            now(work, onSuccess, onFailure);
        }
    }

    private static <T> void now(
            Callable<? extends T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
        T value;
        try {
            value = work.call();
        } catch (Exception failure) {
            onFailure.accept(failure);
            return;
        }
        onSuccess.accept(value);
    }

    @Override
    public void onScreen(Runnable action) {
        action.run();
    }

    /** From now on work waits for {@link #finish()}. */
    public void keep() {
        keeping = true;
    }

    /** How many pieces of work wait. */
    public int waiting() {
        return kept.size();
    }

    /** Does what waited, the newest first: answers do not come in the order of their questions. */
    public void finishNewestFirst() {
        keeping = false;
        while (!kept.isEmpty()) {
            kept.removeLast().run();
        }
    }

    /** Does what has waited longest; what comes of it waits in its turn. */
    public void finishOne() {
        kept.remove().run();
    }

    /** Does what waited. */
    public void finish() {
        keeping = false;
        while (!kept.isEmpty()) {
            kept.remove().run();
        }
    }
}
