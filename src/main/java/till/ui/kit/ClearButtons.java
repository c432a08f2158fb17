package till.ui.kit;

import javafx.scene.control.Button;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;

/** Gives a field a button that empties it, shown while there is something to empty. */
public final class ClearButtons {
    private ClearButtons() {}

    public static void add(CustomTextField field, Texts texts) {
        var clear = new Button(null, new FontIcon("fth-x"));
        clear.getStyleClass().addAll("button-icon", "flat", "clear-field");
        clear.setAccessibleText(texts.text("field.clear"));
        clear.setFocusTraversable(false);
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        clear.setOnAction(_ -> {
            field.clear();
            field.requestFocus();
        });
        field.setRight(clear);
    }
}
