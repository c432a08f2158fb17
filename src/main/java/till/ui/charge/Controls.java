package till.ui.charge;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small parts the panes of an order are made of. */
final class Controls {
    private Controls() {}

    static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A text as long as it needs to be. */
    static Label told(String text, String style) {
        var label = label(text, style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A button of a finger's size; keys have shortcuts for what it does, so that it takes no focus from the figures. */
    static Button button(String id, @Nullable String text, String icon, Runnable action) {
        var button = new Button(text, icon.isEmpty() ? null : new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("touch", "basket-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A button that is only a sign. */
    static Button sign(String id, String icon, String said, Runnable action) {
        var button = button(id, null, icon, action);
        button.getStyleClass().add("touch-icon");
        button.setAccessibleText(said);
        button.setTooltip(new Tooltip(said));
        return button;
    }

    static VBox field(String name, TextField field) {
        var label = new Label(name);
        label.setLabelFor(field);
        field.setAccessibleText(name);
        if (!field.getStyleClass().contains("touch")) {
            field.getStyleClass().add("touch");
        }
        var box = new VBox(label, field);
        box.getStyleClass().add("field");
        return box;
    }

    /** Two fields beside each other, of the same width. */
    static HBox pair(VBox one, VBox other) {
        var pair = new HBox(one, other);
        pair.getStyleClass().add("basket-pair");
        for (var each : List.of(one, other)) {
            each.setMinWidth(0);
            HBox.setHgrow(each, Priority.ALWAYS);
        }
        return pair;
    }

    static Subscription joined(TextField field, StringProperty text) {
        field.textProperty().bindBidirectional(text);
        return () -> field.textProperty().unbindBidirectional(text);
    }
}
