package till.ui.charge;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import till.settings.Texts;
import till.ui.MethodNames;
import till.ui.kit.MethodMark;

/** The methods as large buttons; one that cannot take the amount says why instead of how. */
final class MethodTiles {
    private static final int LAST_SHORTCUT = 9;

    private final Texts texts;
    private final MethodNames names;
    private final ChargeViewModel model;

    MethodTiles(Texts texts, MethodNames names, ChargeViewModel model) {
        this.texts = texts;
        this.names = names;
        this.model = model;
    }

    List<Node> all() {
        if (model.getMethods().isEmpty()) {
            var none = new Label(texts.text("charge.methods.none"));
            none.setWrapText(true);
            none.getStyleClass().add("methods-none");
            return List.of(none);
        }
        return model.getMethods().stream().<Node>map(this::tile).toList();
    }

    private Button tile(MethodButton button) {
        var method = button.method();
        var name = new Label(names.name(method, texts));
        name.getStyleClass().add("tile-name");
        var about = new Label(button.obstacle()
                .map(texts::text)
                .orElseGet(() -> texts.text(
                        "charge.method.via." + method.form().name(),
                        MethodNames.gateway(method.gateway()),
                        method.code())));
        about.getStyleClass().add("tile-about");
        about.setWrapText(true);
        var lines = new VBox(name, about);
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        var key = new Label(button.place() <= LAST_SHORTCUT ? "Alt+" + button.place() : "");
        key.getStyleClass().add("key-hint");
        key.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(new MethodMark(method.brand()), lines, key);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("tile-line");
        var tile = new Button();
        tile.setId("method-" + button.place());
        tile.setGraphic(line);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.getStyleClass().add("method-tile");
        tile.setAccessibleText(name.getText() + ". " + about.getText() + " " + key.getText());
        if (button.obstacle().isPresent()) {
            tile.setDisable(true);
        } else {
            tile.disableProperty().bind(model.chargingProperty());
        }
        tile.setOnAction(_ -> model.charge(button));
        return tile;
    }
}
