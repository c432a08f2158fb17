package till.ui.charge;

import java.text.Normalizer;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keyboard on the Charge screen: digits key the amount wherever the focus is, except inside a field. */
final class ChargeKeys {
    private static final String TYPED = "0123456789.";

    private final ChargeViewModel model;
    private final Node display;

    ChargeKeys(ChargeViewModel model, Node display) {
        this.model = model;
        this.display = display;
    }

    void follow(Node root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
        root.addEventFilter(KeyEvent.KEY_TYPED, this::onTyped);
    }

    private void onPressed(KeyEvent event) {
        if (event.isAltDown() && place(event.getCode()) > 0) {
            event.consume();
            model.charge(place(event.getCode()));
        } else if (event.getTarget() instanceof TextInputControl) {
            leaveField(event);
        } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            model.clear();
        } else if (event.getCode() == KeyCode.BACK_SPACE) {
            event.consume();
            model.backspace();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.V) {
            event.consume();
            var clipboard = Clipboard.getSystemClipboard();
            model.paste(clipboard.hasString() ? clipboard.getString() : "");
        }
    }

    private void leaveField(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER) {
            event.consume();
            display.requestFocus();
        }
    }

    private void onTyped(KeyEvent event) {
        var plain = Normalizer.normalize(event.getCharacter(), Normalizer.Form.NFKC);
        var modified = event.isAltDown() || event.isShortcutDown();
        if (!modified
                && plain.length() == 1
                && TYPED.contains(plain)
                && !(event.getTarget() instanceof TextInputControl)) {
            event.consume();
            model.key(plain);
        }
    }

    /** The place a digit key stands for, on either block of digits; 0 for other keys. */
    private static int place(KeyCode code) {
        return code.isDigitKey() ? code.getName().charAt(code.getName().length() - 1) - '0' : 0;
    }
}
