package till.app;

import java.util.function.Consumer;
import javafx.application.Platform;
import till.ui.FxBackground;

/** The window toolkit, which starts once in a process and outlives a window that is opened again. */
final class Toolkit implements AutoCloseable {
    private final Consumer<Runnable> starting;
    private final Runnable ending;
    private boolean started;

    Toolkit() {
        this(
                work -> {
                    Platform.setImplicitExit(false);
                    Platform.startup(work);
                },
                Platform::exit);
    }

    Toolkit(Consumer<Runnable> starting, Runnable ending) {
        this.starting = starting;
        this.ending = ending;
    }

    /** Runs something on the FX thread, the first time by starting it. */
    void run(Runnable work) {
        if (started) {
            new FxBackground(Runnable::run).onScreen(work);
            return;
        }
        starting.accept(work);
        started = true;
    }

    @Override
    public void close() {
        // one that could not start would wait for its start for ever
        if (started) {
            ending.run();
        }
    }
}
