package till.app;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import till.ui.FxBackground;
import till.ui.shell.Rehearsal;

/** The window toolkit, which starts once in a process and outlives a window that is opened again. For one thread at a time. */
final class Toolkit implements AutoCloseable {
    private final Runnable starting;
    private final Consumer<Runnable> onScreen;
    private final Runnable ending;
    private @Nullable FutureTask<@Nullable Void> start;
    private boolean started;

    Toolkit() {
        this(
                () -> {
                    Platform.setImplicitExit(false);
                    Platform.startup(Rehearsal::play);
                },
                work -> new FxBackground(Runnable::run).onScreen(work),
                Platform::exit);
    }

    Toolkit(Runnable starting, Consumer<Runnable> onScreen, Runnable ending) {
        this.starting = starting;
        this.onScreen = onScreen;
        this.ending = ending;
    }

    /** Has it start while its caller goes on; what came of that is told by the first run. */
    void begin() {
        if (start == null) {
            start = new FutureTask<>(starting, null);
            Thread.ofPlatform().daemon().name("toolkit").start(start);
        }
    }

    /** Runs something on the FX thread, the first time after its start. */
    void run(Runnable work) {
        begin();
        awaitStart();
        onScreen.accept(work);
    }

    private void awaitStart() {
        if (started || start == null) {
            return;
        }
        try {
            start.get();
            started = true;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the window toolkit started", stopped);
        }
    }

    @Override
    public void close() {
        // one that could not start would wait for its start for ever
        if (started) {
            ending.run();
        }
    }
}
