package till.ui.settings;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import till.ui.Route.Settings.Part;
import till.ui.kit.SideBySide;

/** Finds the card of one part of the settings, which its pane fills. */
final class SettingsCard {
    private SettingsCard() {}

    static VBox of(Part part, SideBySide parts) {
        return parts.getChildren().stream()
                .filter(each -> part.name().equals(each.getUserData()))
                .flatMap(each -> ((VBox) each).getChildren().stream())
                .map(each -> (VBox) ((ScrollPane) each).getContent())
                .findFirst()
                .orElseThrow();
    }
}
