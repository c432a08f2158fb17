package till.ui.reports;

import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.util.Subscription;
import till.ui.orders.ListState;

/** Shows that figures are being read, and of many days how far that is and a way to stop it. */
final class ReadingBar {
    private ReadingBar() {}

    static Subscription follow(ReportsViewModel model, ProgressBar bar, Button stop) {
        stop.setOnAction(_ -> model.stop());
        return Subscription.combine(
                model.stateProperty().subscribe(_ -> show(model, bar, stop)),
                model.progressProperty().subscribe(_ -> show(model, bar, stop)));
    }

    private static void show(ReportsViewModel model, ProgressBar bar, Button stop) {
        var far = model.progressProperty().get();
        bar.setVisible(model.stateProperty().get() instanceof ListState.Loading);
        bar.setProgress(far);
        stop.setVisible(bar.isVisible() && far >= 0);
    }
}
