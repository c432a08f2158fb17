package till.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/** The window's background: work on an executor, callbacks on the FX thread. */
public final class FxBackground implements Background {
    private final Executor executor;

    public FxBackground(Executor executor) {
        this.executor = executor;
    }

    @Override
    public <T> void run(
            Callable<? extends T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
        executor.execute(() -> Platform.runLater(outcome(work, onSuccess, onFailure)));
    }

    /** Catches everything: a failure in the background must reach the screen, never vanish with its thread. */
    private static <T> Runnable outcome(
            Callable<? extends T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
        try {
            T value = work.call();
            return () -> onSuccess.accept(value);
        } catch (Throwable failure) {
            return () -> onFailure.accept(failure);
        }
    }

    @Override
    public void onScreen(Runnable action) {
        Platform.runLater(action);
    }
}
