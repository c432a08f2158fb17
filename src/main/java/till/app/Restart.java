package till.app;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.stage.Stage;

/** Closes the window so that it is opened again. */
final class Restart implements Runnable {
    private final AtomicBoolean again;
    private final Stage stage;
    private Runnable before = () -> {};

    Restart(AtomicBoolean again, Stage stage) {
        this.again = again;
        this.stage = stage;
    }

    /** What has to be let go of first. */
    void before(Runnable work) {
        before = work;
    }

    @Override
    public void run() {
        again.set(true);
        before.run();
        stage.hide();
    }
}
