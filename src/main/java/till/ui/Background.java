package till.ui;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does work off the FX thread and brings its result back to it. May be called from any thread. */
public interface Background {
    /**
     * Runs work elsewhere; exactly one of the callbacks follows on the FX thread.
     *
     * @param onFailure hears of unexpected errors only; expected ones are values of the work's result
     */
    <T> void run(Callable<? extends T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure);

    /** Runs something on the FX thread, soon; for callers that were called on a thread of their own. */
    void onScreen(Runnable action);
}
