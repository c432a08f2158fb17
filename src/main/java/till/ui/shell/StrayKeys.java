package till.ui.shell;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import till.ui.Shortcut;

/**
 * Hands the open screen the keys pressed while the focus is in the rail or the bar: it goes there when the focused
 * button of a screen is disabled, and the screen's own keys must not die of that.
 */
final class StrayKeys {
    /** What a focused button or list needs for itself. */
    private static final Set<KeyCode> OF_THE_FOCUSED = EnumSet.of(
            KeyCode.ENTER, KeyCode.SPACE, KeyCode.TAB, KeyCode.UP, KeyCode.DOWN, KeyCode.LEFT, KeyCode.RIGHT);

    private final Supplier<Optional<? extends Node>> screen;

    /** @param screen the open screen, or none while a question has to be answered first */
    StrayKeys(Supplier<Optional<? extends Node>> screen) {
        this.screen = screen;
    }

    /** Listens after whatever the shell itself takes. */
    void follow(Node shell) {
        shell.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        shell.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private void pressed(KeyEvent event) {
        if (!OF_THE_FOCUSED.contains(event.getCode()) && !Shortcut.TRAINING_CUSTOMERS.matches(event)) {
            hand(event);
        }
    }

    private void typed(KeyEvent event) {
        if (!event.getCharacter().isBlank()) {
            hand(event);
        }
    }

    private void hand(KeyEvent event) {
        screen.get()
                .filter(each -> !event.isConsumed() && isStray(event.getTarget(), each))
                .ifPresent(each -> {
                    event.consume();
                    Event.fireEvent(each, event.copyFor(each, each));
                });
    }

    private static boolean isStray(EventTarget target, Node screen) {
        if (target instanceof TextInputControl) {
            return false;
        }
        var node = target instanceof Node focused ? focused : null;
        while (node != null && !node.equals(screen)) {
            node = node.getParent();
        }
        return node == null;
    }
}
