package till.ui.scan;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.event.Event;
import javafx.event.EventDispatchChain;
import javafx.event.EventDispatcher;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import till.device.Key;
import till.device.Scan;
import till.device.ScanFrame;
import till.device.ScanReader;
import till.domain.WalletCode;

/**
 * Hears every key of a window before anything in it does, and keeps those of a scanner to itself, whatever has the focus. Where
 * a PIN or a card is typed it hears nothing. FX thread only.
 */
public final class ScanKeys implements EventDispatcher, ScanReader.Till {
    private static final Duration LONGEST_KEY = Duration.ofMillis(40);

    private final Scene scene;
    private final EventDispatcher usual;
    private final Surroundings around;
    private final ScanReader reader =
            new ScanReader(this, text -> WalletCode.of(text).isPresent());
    private final PauseTransition silence =
            new PauseTransition(javafx.util.Duration.millis(ScanReader.SILENCE.toMillis() + 10.0));
    private Duration busy = Duration.ZERO;
    private boolean within;
    private boolean composing;
    private @Nullable KeyedBefore uncomposed;

    /**
     * What a scanner's keys meet.
     *
     * @param clock the time between keys
     * @param frame what the scanner is set up to type; null where there is no scanner
     * @param remembers gives what puts the open screen back to as it stands now
     * @param scans hears of scans
     * @param torn hears of a scan that an input method took a part of
     */
    public record Surroundings(
            InstantSource clock,
            Supplier<@Nullable ScanFrame> frame,
            Supplier<Runnable> remembers,
            Consumer<Scan> scans,
            Runnable torn) {}

    private ScanKeys(Scene scene, Surroundings around) {
        this.scene = scene;
        this.usual = scene.getEventDispatcher();
        this.around = around;
        silence.setOnFinished(_ -> silent());
    }

    private void silent() {
        reader.silent(idle());
        if (reader.isReading()) {
            silence.playFromStart();
        }
    }

    /** Listens to a window's scene from now on. */
    public static ScanKeys follow(Scene scene, Surroundings around) {
        var keys = new ScanKeys(scene, around);
        scene.setEventDispatcher(keys);
        return keys;
    }

    /** Hears nothing any more. */
    public void leave() {
        silence.stop();
        scene.setEventDispatcher(usual);
    }

    /** A key that a screen hands on within the window comes by once more, while it is still being handled. */
    @Override
    public @Nullable Event dispatchEvent(Event event, EventDispatchChain tail) {
        if (within || !(event instanceof KeyEvent || event instanceof InputMethodEvent)) {
            return usual.dispatchEvent(event, tail);
        }
        if (isScanners(event)) {
            return null;
        }
        var began = around.clock().instant();
        within = true;
        try {
            return usual.dispatchEvent(event, tail);
        } finally {
            within = false;
            worked(Duration.between(began, around.clock().instant()));
        }
    }

    /**
     * A key waits while the one before it is handled: that time is not between the keys. What is longer than a key should
     * take is counted all the same, or a slow till would take a person for a scanner.
     */
    private void worked(Duration time) {
        busy = busy.plus(time.compareTo(LONGEST_KEY) > 0 ? LONGEST_KEY : time.isNegative() ? Duration.ZERO : time);
    }

    /** The time without what went by over handling keys. */
    private Instant idle() {
        return around.clock().instant().minus(busy);
    }

    private boolean isScanners(Event event) {
        var frame = around.frame().get();
        if (frame == null || isSecret(scene.getFocusOwner())) {
            reader.forget();
            return false;
        }
        reader.expect(frame);
        silence.playFromStart();
        var now = idle();
        if (event instanceof InputMethodEvent composed) {
            return isScanners(composed, now);
        }
        var key = (KeyEvent) event;
        if (key.getEventType() == KeyEvent.KEY_PRESSED) {
            return reader.pressed(key(key), now);
        }
        return key.getEventType() == KeyEvent.KEY_TYPED
                ? !isShortcut(key) && reader.typed(key.getCharacter(), now)
                : reader.released(key(key));
    }

    /** What it gives back as it was typed is as good as typed. */
    private boolean isScanners(InputMethodEvent event, Instant now) {
        if (!composing) {
            uncomposed = KeyedBefore.of(scene);
        }
        var given = Normalizer.normalize(event.getCommitted(), Normalizer.Form.NFKC);
        var plain = event.getComposed().isEmpty() && given.chars().allMatch(each -> each < 0x7f);
        var its = plain ? !given.isEmpty() && reader.typed(given, now) : reader.composed(now);
        composing = !its && !event.getComposed().isEmpty();
        return its;
    }

    private static boolean isSecret(@Nullable Node focused) {
        if (focused != null && focused.getAccessibleRole() == AccessibleRole.PASSWORD_FIELD) {
            return true;
        }
        for (var node = focused; node != null; node = node.getParent()) {
            if (node.getStyleClass().contains("pin-pane")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShortcut(KeyEvent event) {
        return event.isAltDown() || event.isControlDown() || event.isMetaDown();
    }

    private static Key key(KeyEvent event) {
        var code = event.getCode();
        if (code == KeyCode.SHIFT || code == KeyCode.CAPS || code == KeyCode.NUM_LOCK) {
            return new Key.Modifier();
        }
        if (isShortcut(event) || code.isModifierKey() || code.isFunctionKey() || code.isNavigationKey()) {
            return new Key.Other();
        }
        if (code.isDigitKey() && !event.isShiftDown()) {
            return new Key.Letter(code.getName().charAt(code.getName().length() - 1));
        }
        if (code.isLetterKey()) {
            var letter = code.getName().charAt(0);
            return new Key.Letter(event.isShiftDown() ? letter : Character.toLowerCase(letter));
        }
        return switch (code) {
            case ENTER -> new Key.End(Scan.Ending.ENTER);
            case TAB -> new Key.End(Scan.Ending.TAB);
            case ESCAPE, BACK_SPACE, DELETE, INSERT -> new Key.Other();
            default -> new Key.Sign();
        };
    }

    @Override
    public Runnable remembers() {
        var before = composing && uncomposed != null ? uncomposed : KeyedBefore.of(scene);
        var undo = around.remembers().get();
        return () -> {
            endComposing();
            undo.run();
            before.putBack();
        };
    }

    /** A field shows what is composed as a part of its text, and would put the next of it there. */
    private void endComposing() {
        if (composing && scene.getFocusOwner() instanceof TextInputControl field) {
            composing = false;
            within = true;
            try {
                Event.fireEvent(
                        field, new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, List.of(), "", 0));
            } finally {
                within = false;
            }
        }
    }

    /**
     * What the input method still holds goes; away from the field it takes nothing of the next scan. The focus stays within the
     * screen, whose keys would be dead otherwise.
     */
    @Override
    public void tornByInputMethod() {
        var field = scene.getFocusOwner();
        var beside = field == null ? null : field.getParent();
        (beside == null ? scene.getRoot() : beside).requestFocus();
        around.torn().run();
    }

    @Override
    public void read(Scan scan) {
        around.scans().accept(scan);
    }
}
