package till.app;

import javafx.scene.control.Alert;
import javafx.stage.Stage;
import till.settings.Texts;
import till.ui.Typeface;
import till.ui.kit.ProgramIcon;

/** The little window that says why there is no till, for somebody who started it by its icon and sees no terminal. */
final class NotOpened {
    private NotOpened() {}

    /** FX thread only. */
    static Alert alert(Texts texts, String sentence) {
        var alert = new Alert(Alert.AlertType.ERROR, sentence);
        alert.setTitle("Harbour Till");
        alert.setHeaderText(texts.text("app.cannotOpen"));
        // the system may have no Chinese of its own
        alert.getDialogPane().setStyle("-fx-font-size: 14px" + Typeface.style(texts.language()));
        if (alert.getDialogPane().getScene().getWindow() instanceof Stage stage) {
            ProgramIcon.on(stage);
        }
        return alert;
    }
}
