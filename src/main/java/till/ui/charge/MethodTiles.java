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
        var name = label(names.name(method, texts), "tile-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var way = label(MethodNames.way(method, texts), "tile-way");
        way.setMinWidth(0);
        var about = label(
                button.obstacle().map(texts::text).orElseGet(() -> MethodNames.gateway(method.gateway())),
                "tile-about");
        about.setWrapText(true);
        var head = new HBox(name, way);
        head.getStyleClass().add("tile-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        var lines = new VBox(head, new HBox(about, code(button)));
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
        tile.setAccessibleText(String.join(". ", name.getText() + " " + way.getText(), about.getText(), key.getText()));
        if (button.obstacle().isPresent()) {
            tile.setDisable(true);
        } else {
            tile.disableProperty().bind(model.chargingProperty());
        }
        tile.setOnAction(_ -> model.charge(button));
        return tile;
    }

    /** The gateway's own code, for whoever reads its statement; in the way of a reason it is left out. */
    private static Label code(MethodButton button) {
        return label(
                button.obstacle().isPresent() ? "" : "  ·  " + button.method().code(), "tile-code");
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
