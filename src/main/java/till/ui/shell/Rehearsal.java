package till.ui.shell;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import till.settings.Language;

/**
 * Has JavaFX read its style sheets and fonts, and make one of each thing the first screens are made of, while the ledger is still
 * being opened: a window that comes after it is there in about two thirds of the time. Nothing of it is shown or kept.
 */
public final class Rehearsal {
    private Rehearsal() {}

    /** Once, on the FX thread. */
    public static void play() {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        try {
            Parent root = FXMLLoader.load(resource("/fxml/Rehearsal.fxml"));
            root.getStylesheets().add(resource("/styles/app.css").toExternalForm());
            root.getStylesheets().add(resource("/styles/shell.css").toExternalForm());
            root.getStylesheets().add(resource("/styles/charge.css").toExternalForm());
            root.setStyle(TillWindow.style(TillWindow.BASE_FONT, Language.ENGLISH));
            new Scene(root);
            root.applyCss();
            root.layout();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Rehearsal.class.getResource(name), name);
    }
}
