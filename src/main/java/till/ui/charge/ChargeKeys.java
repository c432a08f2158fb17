package till.ui.charge;

import java.text.Normalizer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import till.ui.Shortcut;
import till.ui.charge.BasketViewModel.Face;

/**
 * The keyboard on the Charge screen, wherever the focus is, except inside a field: digits key the amount, letters search for an
 * item, signs change the selected line.
 */
final class ChargeKeys {
    private static final String TYPED = "0123456789.";

    private final ChargeViewModel model;
    private final BasketViewModel basket;
    private final Node display;
    private final TextInputControl search;
    private final Runnable showOrder;

    /** @param showOrder lets the order be seen, where the window is too narrow for all */
    ChargeKeys(ChargeViewModel model, Node display, TextInputControl search, Runnable showOrder) {
        this.model = model;
        this.basket = model.getBasket();
        this.display = display;
        this.search = search;
        this.showOrder = showOrder;
    }

    void follow(Node root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
        root.addEventFilter(KeyEvent.KEY_TYPED, this::onTyped);
    }

    private void onPressed(KeyEvent event) {
        if (event.isAltDown() && place(event.getCode()) > 0) {
            event.consume();
            model.charge(place(event.getCode()));
        } else if (event.isShortcutDown() && withShortcut(event)) {
            event.consume();
        } else if (search.equals(event.getTarget())) {
            consumeIf(event, inSearch(event.getCode()));
        } else if (event.getTarget() instanceof TextInputControl) {
            leaveField(event);
        } else {
            consumeIf(event, alone(event));
        }
    }

    private static void consumeIf(KeyEvent event, boolean used) {
        if (used) {
            event.consume();
        }
    }

    /** Whatever has the focus; what a field does with such a key itself is left to it. */
    private boolean withShortcut(KeyEvent event) {
        var inField = event.getTarget() instanceof TextInputControl;
        if (event.getCode() == KeyCode.F) {
            find();
        } else if (Shortcut.ORDER_PARK.matches(event)) {
            basket.getParked().park();
        } else if (Shortcut.ORDER_RECALL.matches(event)) {
            basket.toggle(Face.PARKED);
        } else if (Shortcut.ORDER_DETAILS.matches(event)) {
            basket.toggle(Face.DETAILS);
        } else if (Shortcut.LINE_EDIT.matches(event)) {
            basket.edit(basket.getLines().selected());
        } else if (Shortcut.ORDER_DISCOUNT.matches(event)) {
            basket.getWhole().ask();
        } else if (Shortcut.LINE_UNDO.matches(event) && !inField) {
            basket.getLines().undo();
        } else if (Shortcut.PASTE.matches(event) && !inField) {
            var clipboard = Clipboard.getSystemClipboard();
            model.paste(clipboard.hasString() ? clipboard.getString() : "");
        } else {
            return false;
        }
        return true;
    }

    private boolean inSearch(KeyCode code) {
        switch (code) {
            case DOWN -> basket.getSearch().select(1);
            case UP -> basket.getSearch().select(-1);
            case ENTER -> basket.addSelected();
            case ESCAPE -> {
                basket.back();
                display.requestFocus();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Enter in the form of a line takes the line over; elsewhere it ends the field, as Esc does. */
    private void leaveField(KeyEvent event) {
        var inForm = basket.faceProperty().get() == Face.LINE;
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            basket.back();
            display.requestFocus();
        } else if (event.getCode() == KeyCode.ENTER
                && !inForm
                && basket.faceProperty().get() != Face.PARKED) {
            event.consume();
            display.requestFocus();
        }
    }

    private boolean alone(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> {
                if (!basket.back()) {
                    model.clear();
                }
            }
            case BACK_SPACE -> model.backspace();
            case DELETE -> basket.getLines().remove(basket.getLines().selected());
            case UP -> {
                return move(event, -1);
            }
            case DOWN -> {
                return move(event, 1);
            }
            case ENTER -> {
                if (event.getTarget() instanceof ButtonBase) {
                    return false;
                }
                model.addKeyed();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** From line to line while the keys are the amount's; elsewhere arrows go on to the next control. */
    private boolean move(KeyEvent event, int by) {
        var ours = display.equals(event.getTarget())
                && !basket.getOrder().basket().lines().isEmpty();
        if (ours) {
            basket.getLines().select(by);
        }
        return ours;
    }

    private void onTyped(KeyEvent event) {
        var plain = Normalizer.normalize(event.getCharacter(), Normalizer.Form.NFKC);
        var modified = event.isAltDown() || event.isShortcutDown();
        if (modified || plain.length() != 1 || event.getTarget() instanceof TextInputControl) {
            return;
        }
        if (TYPED.contains(plain)) {
            event.consume();
            model.key(plain);
        } else if (sign(plain.charAt(0)) || Character.isLetter(plain.charAt(0))) {
            event.consume();
            typedSign(plain);
        }
    }

    private static boolean sign(char typed) {
        return "/+-*".indexOf(typed) >= 0;
    }

    private void typedSign(String typed) {
        var lines = basket.getLines();
        switch (typed) {
            case "/" -> find();
            case "+" -> lines.more(lines.selected(), 1);
            case "-" -> lines.more(lines.selected(), -1);
            case "*" -> model.multiply();
            default -> {
                find();
                search.replaceSelection(typed);
            }
        }
    }

    private void find() {
        showOrder.run();
        search.requestFocus();
        search.end();
    }

    /** The place a digit key stands for, on either block of digits; 0 for other keys. */
    private static int place(KeyCode code) {
        return code.isDigitKey() ? code.getName().charAt(code.getName().length() - 1) - '0' : 0;
    }
}
