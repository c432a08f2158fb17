package till.ui.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import till.domain.CardBuffer;
import till.domain.CardBuffer.Part;

/**
 * A line for the digits of a card, which go letter by letter into a buffer that is overwritten: no text of them is ever made,
 * nothing can be copied out and nothing pasted in. Of the number the last four digits are shown once the line is left, of the
 * code none.
 */
public final class CardField extends HBox {
    private static final String DOT = "\u2022";
    private static final int GROUP = 4;

    private final CardBuffer card;
    private final Part part;
    private final Runnable changed;
    private final Label shown = new Label();
    private Runnable entered = () -> {};

    /** @param changed after each key that changed something */
    CardField(CardBuffer card, Part part, Runnable changed) {
        this.card = card;
        this.part = part;
        this.changed = changed;
        getChildren().add(shown);
        getStyleClass().addAll("text-field", "card-field", "touch");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PASSWORD_FIELD);
        setId("card-" + part);
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setOnMousePressed(_ -> requestFocus());
        focusedProperty().subscribe(_ -> show());
    }

    void onEnter(Runnable action) {
        entered = action;
    }

    private void typed(KeyEvent event) {
        var letter = event.getCharacter();
        if (!event.isShortcutDown() && letter.length() == 1 && card.append(part, letter.charAt(0))) {
            show();
            changed.run();
        }
        event.consume();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.DELETE) {
            if (event.getCode() == KeyCode.DELETE) {
                card.clear(part);
            } else {
                card.backspace(part);
            }
            show();
            changed.run();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            entered.run();
        }
    }

    /** Shows what may be seen of what is in the buffer now. */
    void show() {
        shown.setText(
                switch (part) {
                    case NUMBER -> number();
                    case EXPIRY -> expiry();
                    default -> DOT.repeat(card.length(part));
                });
    }

    private String number() {
        var last = isFocused() ? "" : card.lastFour();
        var length = card.length(part);
        var text = new StringBuilder();
        for (var place = 0; place < length; place++) {
            if (place > 0 && place % GROUP == 0) {
                text.append(' ');
            }
            text.append(
                    place < length - last.length()
                            ? DOT
                            : last.substring(place - length + last.length(), place - length + last.length() + 1));
        }
        return text.toString();
    }

    /** Month and year prove nothing by themselves, and are read back to the customer. */
    private String expiry() {
        var text = new StringBuilder();
        card.each(part, letter -> text.append(text.length() == 2 ? " / " : "").append((char) letter));
        return text.toString();
    }
}
