package till.ui.settings;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;
import till.ui.Route.Settings.Part;
import till.ui.kit.SideBySide;
import till.ui.kit.WrappedLabel;

/** Lays out whether agreements are charged by the till itself, and what that means. */
final class ChargingPane {
    private final VBox card;
    private final ChargingViewModel model;
    private final Texts texts;

    /** Looks for its place among the parts of the settings. */
    ChargingPane(SideBySide parts, ChargingViewModel model, Texts texts) {
        this.card = SettingsCard.of(Part.AGREEMENTS, parts);
        this.model = model;
        this.texts = texts;
    }

    /** Fills the card; the subscription ends what binds it to the model. */
    Subscription follow() {
        var told = new Label();
        told.setMinHeight(Region.USE_PREF_SIZE);
        var state = label("", "form-title");
        state.setId("charging-state");
        var change = new Button();
        change.setId("charging");
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.getStyleClass().add("touch");
        change.setOnAction(_ -> model.change());
        card.getChildren()
                .setAll(
                        state,
                        told,
                        label(texts.text("charging.text"), "muted"),
                        label(texts.text("charging.risk"), "muted"),
                        label(texts.text("charging.guards"), "muted"));
        if (!model.isPossible()) {
            card.getChildren().add(label(texts.text("agreements.impossible.title"), "settings-note"));
        }
        card.getChildren().add(change);
        return Subscription.combine(
                model.onProperty().subscribe(on -> {
                    state.setText(texts.text(on ? "charging.isOn" : "charging.isOff"));
                    change.setText(texts.text(on ? "charging.switchOff" : "charging.switchOn"));
                    change.setGraphic(new FontIcon(on ? "fth-toggle-right" : "fth-toggle-left"));
                }),
                model.noticeProperty().subscribe(found -> FormOutcome.tell(told, found, texts)));
    }

    private static Label label(String text, String style) {
        var label = new WrappedLabel(style);
        label.setText(text);
        return label;
    }
}
