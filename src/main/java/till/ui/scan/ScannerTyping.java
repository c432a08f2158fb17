package till.ui.scan;

import java.util.Locale;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Types a text and Enter into a window as a scanner does, so that training needs none. FX thread only. */
public final class ScannerTyping {
    private ScannerTyping() {}

    public static void type(Scene scene, String text) {
        text.chars().mapToObj(Character::toString).forEach(character -> {
            var code = KeyCode.getKeyCode(character.toUpperCase(Locale.ROOT));
            stroke(scene, code == null ? KeyCode.UNDEFINED : code, character);
        });
        stroke(scene, KeyCode.ENTER, "\r");
    }

    private static void stroke(Scene scene, KeyCode code, String character) {
        fire(scene, KeyEvent.KEY_PRESSED, code, "");
        fire(scene, KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, character);
        fire(scene, KeyEvent.KEY_RELEASED, code, "");
    }

    private static void fire(Scene scene, EventType<KeyEvent> type, KeyCode code, String character) {
        // as the toolkit does it: a control that is gone keeps the focus for a moment, and hears nothing
        var owner = scene.getFocusOwner();
        EventTarget target = owner != null && scene.equals(owner.getScene()) ? owner : scene;
        Event.fireEvent(target, new KeyEvent(type, character, "", code, false, false, false, false));
    }
}
