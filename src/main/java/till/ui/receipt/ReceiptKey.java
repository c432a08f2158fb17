package till.ui.receipt;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The key that prints a receipt, the same on every screen. */
final class ReceiptKey {
    static final KeyCombination PRINT = new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN);

    private ReceiptKey() {}

    /** As the keyboard's keys are labelled. */
    static String shown() {
        return PRINT.getDisplayText();
    }
}
