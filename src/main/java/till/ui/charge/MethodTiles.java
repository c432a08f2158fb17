package till.ui.charge;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Problem;
import till.settings.Texts;
import till.ui.MethodNames;
import till.ui.kit.MethodMark;

/** The methods as large buttons; one that cannot take the amount says why instead of how. */
final class MethodTiles {
    private static final int LAST_SHORTCUT = 9;

    private final Texts texts;
    private final MethodNames names;
    private final ChargeViewModel model;
    private final StillCharging stillCharging;

    /** @param stillCharging the tiles are pale and asleep meanwhile */
    MethodTiles(Texts texts, MethodNames names, ChargeViewModel model, StillCharging stillCharging) {
        this.texts = texts;
        this.names = names;
        this.model = model;
        this.stillCharging = stillCharging;
    }

    List<Node> all() {
        if (model.getMethods().isEmpty()) {
            var none = new Label(texts.text("charge.methods.none"));
            none.setWrapText(true);
            none.getStyleClass().add("methods-none");
            return List.of(none);
        }
        return Stream.concat(
                        Stream.of(unanswered()), model.getMethods().stream().map(this::tile))
                .toList();
    }

    /** A gateway may take a minute and a half: nobody charges again meanwhile, or takes cash. */
    private Node unanswered() {
        var note = new Label(texts.text("charge.unanswered"), new FontIcon("fth-clock"));
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.setMaxWidth(Double.MAX_VALUE);
        note.getStyleClass().add("charge-unanswered");
        note.visibleProperty().bind(stillCharging.unansweredProperty());
        note.managedProperty().bind(note.visibleProperty());
        return note;
    }

    private Button tile(MethodButton button) {
        var lines = new VBox(head(button), about(button));
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        var key = label(key(button), "key-hint");
        key.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(new MethodMark(button.method().brand()), lines, key);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("tile-line");
        var tile = new Button();
        tile.setId("method-" + button.place());
        tile.setGraphic(line);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.getStyleClass().add("method-tile");
        tile.setAccessibleText(said(button));
        if (button.obstacle().isPresent()) {
            tile.setDisable(true);
        } else {
            tile.disableProperty().bind(stillCharging.property());
        }
        tile.setOnAction(_ -> model.charge(button));
        return tile;
    }

    private HBox head(MethodButton button) {
        var name = label(names.name(button.method(), texts), "tile-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var way = label(MethodNames.way(button.method(), texts), "tile-way");
        way.setMinWidth(0);
        var head = new HBox(name, way);
        head.getStyleClass().add("tile-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        return head;
    }

    /** Whose method it is, or why it cannot be used; the gateway's own code is for whoever reads its statement. */
    private HBox about(MethodButton button) {
        var about = label(second(button), "tile-about");
        var code = label(
                button.obstacle().isPresent() ? "" : "  ·  " + button.method().code(), "tile-code");
        return new HBox(about, code);
    }

    private String second(MethodButton button) {
        return button.obstacle()
                .map(this::reason)
                .orElseGet(() -> MethodNames.gateway(button.method().gateway(), texts));
    }

    private String said(MethodButton button) {
        var method = button.method();
        var name = names.name(method, texts) + " " + MethodNames.way(method, texts);
        return String.join(". ", name, second(button), key(button));
    }

    private static String key(MethodButton button) {
        return button.place() <= LAST_SHORTCUT ? "Alt+" + button.place() : "";
    }

    /** In as few words as a tile has room for; the whole sentence stands under the amount once the method is asked for. */
    private String reason(Problem problem) {
        var key = switch (problem.key()) {
            case "method.currency" -> "charge.tile.currency";
            case "method.tooSmall" -> "charge.tile.tooSmall";
            case "method.tooLarge" -> "charge.tile.tooLarge";
            case "payment.heldBack", "payment.heldBackAlone" -> "charge.tile.heldBack";
            default -> problem.key();
        };
        return texts.text(new Problem(key, problem.arguments()));
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
