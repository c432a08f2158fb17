package till.archfixture.ui;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Goes to the screen by a method reference, past the one place for it. */
final class Late {
    private Late() {}

    static Executor screen() {
        return Platform::runLater;
    }
}
