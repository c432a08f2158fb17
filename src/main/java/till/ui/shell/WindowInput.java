package till.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;
import till.ui.Shortcut;
import till.ui.people.IdleLock;
import till.ui.people.WhoWorks;

/** What the window hears before any screen does: that somebody is there, and the keys that count everywhere. */
final class WindowInput {
    private final WhoWorks who;
    private final IdleLock idle;
    private final Runnable customer;
    private final Runnable fullScreen;
    private final Runnable shortcuts;

    /**
     * @param customer opens and closes the customer display
     * @param fullScreen makes the window the whole screen, or a window again
     * @param shortcuts opens and closes the list of shortcuts
     */
    WindowInput(WhoWorks who, IdleLock idle, Runnable customer, Runnable fullScreen, Runnable shortcuts) {
        this.who = who;
        this.idle = idle;
        this.customer = customer;
        this.fullScreen = fullScreen;
        this.shortcuts = shortcuts;
    }

    void follow(Node root) {
        List.of(
                        KeyEvent.KEY_PRESSED,
                        MouseEvent.MOUSE_PRESSED,
                        MouseEvent.MOUSE_MOVED,
                        ScrollEvent.SCROLL,
                        TouchEvent.TOUCH_PRESSED)
                .forEach(type -> root.addEventFilter(type, _ -> idle.touched()));
        root.addEventFilter(KeyEvent.KEY_PRESSED, WindowInput::leave);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.LOCK.matches(event)) {
                event.consume();
                who.lock();
            } else if (Shortcut.CUSTOMER_DISPLAY.matches(event)) {
                event.consume();
                customer.run();
            } else if (Shortcut.FULL_SCREEN.matches(event)) {
                event.consume();
                fullScreen.run();
            } else if (Shortcut.LIST.matches(event)) {
                event.consume();
                shortcuts.run();
            }
        });
    }

    /** A longer text is left as any other field: it would keep the key for itself, and the focus with it. */
    private static void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && event.getTarget() instanceof TextArea area) {
            event.consume();
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }
}
