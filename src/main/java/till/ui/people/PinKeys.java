package till.ui.people;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyEvent;
import till.domain.Operator;

/** The keyboard on a {@link PinPane}: digits and letters choose a person, then digits make the PIN. */
final class PinKeys {
    private final PinForm<?> form;
    private final Function<Operator, Optional<PersonTile>> tiles;

    PinKeys(PinForm<?> form, Function<Operator, Optional<PersonTile>> tiles) {
        this.form = form;
        this.tiles = tiles;
    }

    void follow(Node pane) {
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        typedIn(pane);
    }

    /** A digit typed within a pane is handled once: by the outermost, which takes it away from those inside. */
    void typedIn(Node pane) {
        pane.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private boolean choosing() {
        return form.chosenProperty().get().isEmpty();
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> {
                event.consume();
                enter(event);
            }
            case ESCAPE -> {
                if (!choosing() && form.getPeople().size() > 1) {
                    event.consume();
                    form.back();
                }
            }
            case BACK_SPACE -> {
                event.consume();
                form.backspace();
            }
            default -> {}
        }
    }

    /** Enter presses what the eye is on among the people, and tries the PIN wherever the focus is after that. */
    private void enter(KeyEvent event) {
        if (event.getTarget() instanceof ButtonBase button && (choosing() || "pinBack".equals(button.getId()))) {
            button.fire();
        } else {
            form.enter();
        }
    }

    private void typed(KeyEvent event) {
        var character = event.getCharacter();
        if (event.isAltDown() || event.isShortcutDown() || character.isBlank()) {
            return;
        }
        event.consume();
        if (!choosing()) {
            form.key(character);
        } else if (character.charAt(0) >= '1' && character.charAt(0) <= '9') {
            var place = character.charAt(0) - '1';
            form.getPeople().stream().skip(place).findFirst().ifPresent(form::choose);
        } else {
            form.named(character, focused(event)).flatMap(tiles).ifPresent(Node::requestFocus);
        }
    }

    private static Optional<Operator> focused(KeyEvent event) {
        return event.getTarget() instanceof PersonTile tile ? Optional.of(tile.person()) : Optional.empty();
    }
}
