package till.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;
import till.ui.people.IdleLock;
import till.ui.people.WhoWorks;

/** What the window hears before any screen does: that somebody is there, and the keys that lock it and show the customer something. */
final class WindowInput {
    private final WhoWorks who;
    private final IdleLock idle;
    private final Runnable customer;

    /** @param customer opens and closes the customer display */
    WindowInput(WhoWorks who, IdleLock idle, Runnable customer) {
        this.who = who;
        this.idle = idle;
        this.customer = customer;
    }

    void follow(Node root) {
        List.of(
                        KeyEvent.KEY_PRESSED,
                        MouseEvent.MOUSE_PRESSED,
                        MouseEvent.MOUSE_MOVED,
                        ScrollEvent.SCROLL,
                        TouchEvent.TOUCH_PRESSED)
                .forEach(type -> root.addEventFilter(type, _ -> idle.touched()));
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.L) {
                event.consume();
                who.lock();
            } else if (event.getCode() == KeyCode.F11) {
                event.consume();
                customer.run();
            }
        });
    }
}
