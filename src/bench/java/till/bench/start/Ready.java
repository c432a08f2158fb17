package till.bench.start;

import java.util.Optional;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/**
 * Presses a key in the first window that is shown, again and again until a label says it, and prints {@code READY} with the next
 * picture. Runs on a thread of its own, the same beside every program it is compared for.
 */
final class Ready implements Runnable {
    private static final String DIGIT = "8";
    private static final int PAUSE_MILLIS = 5;
    private static final int PULSES = 2;
    private static final boolean END = Boolean.getBoolean("bench.end");

    private boolean said;
    private int pulses;

    static void watch() {
        var thread = new Thread(new Ready(), "ready");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!said) {
                Thread.sleep(PAUSE_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            Platform.runLater(this::press);
        } catch (IllegalStateException notStarted) {
            // the toolkit is not there yet: looked for again in a moment
            return;
        }
    }

    private void press() {
        var scene = scene();
        if (said || scene.isEmpty()) {
            return;
        }
        var target = scene.get().getFocusOwner() == null
                ? scene.get().getRoot()
                : scene.get().getFocusOwner();
        Event.fireEvent(target, key(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, KeyCode.DIGIT8));
        Event.fireEvent(target, key(KeyEvent.KEY_TYPED, DIGIT, KeyCode.UNDEFINED));
        Event.fireEvent(target, key(KeyEvent.KEY_RELEASED, KeyEvent.CHAR_UNDEFINED, KeyCode.DIGIT8));
        if (scene.get().lookup("#entered") instanceof Labeled label
                && label.getText().contains(DIGIT)) {
            said = true;
            scene.get().addPostLayoutPulseListener(this::pulse);
            Platform.requestNextPulse();
        }
    }

    private void pulse() {
        if (++pulses < PULSES) {
            Platform.requestNextPulse();
        } else if (pulses == PULSES) {
            System.out.println("READY");
            System.out.flush();
            if (END) {
                new Thread(() -> System.exit(0)).start();
            }
        }
    }

    private static Optional<Scene> scene() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(Window::getScene)
                .filter(scene -> scene.lookup("#entered") != null)
                .findFirst();
    }

    private static KeyEvent key(javafx.event.EventType<KeyEvent> type, String character, KeyCode code) {
        return new KeyEvent(type, character, character, code, false, false, false, false);
    }
}
