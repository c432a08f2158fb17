package till.app;

import javafx.application.Platform;
import till.ui.FxBackground;

/** The window toolkit, which starts once in a process and outlives a window that is opened again. */
final class Toolkit implements AutoCloseable {
    private boolean started;

    /** Runs something on the FX thread, the first time by starting it. */
    void run(Runnable work) {
        if (started) {
            new FxBackground(Runnable::run).onScreen(work);
            return;
        }
        started = true;
        Platform.setImplicitExit(false);
        Platform.startup(work);
    }

    @Override
    public void close() {
        if (started) {
            Platform.exit();
        }
    }
}
