package till.app;

import java.util.function.Consumer;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import till.settings.Texts;
import till.ui.Typeface;
import till.ui.kit.ProgramIcon;

/** The little window that says why there is no till, for somebody who started it by its icon and sees no terminal. */
final class NotOpened {
    private NotOpened() {}

    /**
     * Shows it. FX thread only.
     *
     * @param answer takes whether it is to be tried again, once somebody has read it
     */
    static void ask(Texts texts, String sentence, Consumer<Boolean> answer) {
        var alert = alert(texts, sentence);
        alert.setOnHidden(_ -> answer.accept(
                alert.getResult() != null && alert.getResult().getButtonData() == ButtonBar.ButtonData.OK_DONE));
        alert.show();
    }

    /** FX thread only. */
    static Alert alert(Texts texts, String sentence) {
        var again = new ButtonType(texts.text("app.tryAgain"), ButtonBar.ButtonData.OK_DONE);
        var close = new ButtonType(texts.text("app.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.ERROR, sentence, close, again);
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
