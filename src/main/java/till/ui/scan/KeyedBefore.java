package till.ui.scan;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/** What the window's fields held and where the focus was before a key that may be a scanner's. */
record KeyedBefore(List<Held> fields, @Nullable Node focused) {
    /** One field. */
    record Held(TextInputControl field, String text, int anchor, int caret) {
        void putBack() {
            if (!text.equals(field.getText()) && !field.textProperty().isBound()) {
                field.setText(text);
            }
            field.selectRange(anchor, caret);
        }
    }

    static KeyedBefore of(Scene scene) {
        var fields = scene.getRoot().lookupAll(".text-input").stream()
                .filter(node -> node instanceof TextInputControl && !(node instanceof PasswordField))
                .map(TextInputControl.class::cast)
                .map(field -> new Held(
                        field,
                        field.getText() == null ? "" : field.getText(),
                        field.getAnchor(),
                        field.getCaretPosition()))
                .toList();
        return new KeyedBefore(fields, scene.getFocusOwner());
    }

    void putBack() {
        fields.forEach(Held::putBack);
        if (focused != null && focused.getScene() != null && !focused.isFocused() && !focused.isDisabled()) {
            focused.requestFocus();
        }
    }
}
