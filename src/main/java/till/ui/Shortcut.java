package till.ui;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Every key that does something of its own, besides the places of the rail: screens ask here whether theirs was pressed, and the
 * list of shortcuts is made of these, so that neither knows a key the other does not.
 */
public enum Shortcut {
    LIST(Place.EVERYWHERE, key(KeyCode.F12)),
    LOCK(Place.EVERYWHERE, ctrl(KeyCode.L)),
    CUSTOMER_DISPLAY(Place.EVERYWHERE, key(KeyCode.F11)),
    FULL_SCREEN(Place.EVERYWHERE, new KeyCodeCombination(KeyCode.F11, KeyCombination.SHIFT_DOWN)),
    TRAINING_CUSTOMERS(Place.EVERYWHERE, key(KeyCode.F5)),
    AMOUNT(Place.CHARGE, "0 … 9  ."),
    METHOD(Place.CHARGE, "Alt+1 … Alt+9"),
    CLEAR(Place.CHARGE, key(KeyCode.ESCAPE)),
    TAKE_BACK(Place.CHARGE, key(KeyCode.BACK_SPACE)),
    PASTE(Place.CHARGE, ctrl(KeyCode.V)),
    ITEM_SEARCH(Place.CHARGE, "A … Z  /  Ctrl+F"),
    LINE_ADD(Place.CHARGE, key(KeyCode.ENTER)),
    LINE_STEP(Place.CHARGE, key(KeyCode.UP), key(KeyCode.DOWN)),
    LINE_PIECES(Place.CHARGE, "+  -  3 *"),
    LINE_REMOVE(Place.CHARGE, key(KeyCode.DELETE)),
    LINE_EDIT(Place.CHARGE, ctrl(KeyCode.E)),
    ORDER_DISCOUNT(Place.CHARGE, ctrl(KeyCode.T)),
    LINE_UNDO(Place.CHARGE, ctrl(KeyCode.Z)),
    ORDER_DETAILS(Place.CHARGE, ctrl(KeyCode.D)),
    ORDER_PARK(Place.CHARGE, ctrl(KeyCode.S)),
    ORDER_RECALL(Place.CHARGE, ctrl(KeyCode.R)),
    CODE_CHECK(Place.CODE, key(KeyCode.F8)),
    CODE_CANCEL(Place.CODE, key(KeyCode.ESCAPE)),
    RESULT_NEXT(Place.RESULT, key(KeyCode.ENTER)),
    RESULT_CHECK(Place.RESULT, key(KeyCode.F8)),
    RESULT_STAY(Place.RESULT, key(KeyCode.ESCAPE)),
    RECEIPT_PRINT(Place.RESULT, ctrl(KeyCode.P)),
    ORDERS_SEARCH(Place.ORDERS, ctrl(KeyCode.F)),
    ORDERS_CHECK(Place.ORDERS, key(KeyCode.F8)),
    ORDERS_ACT(Place.ORDERS, key(KeyCode.ENTER)),
    REFUND_CHECK(Place.REFUNDS, key(KeyCode.F8)),
    REFUND_OPEN(Place.REFUNDS, key(KeyCode.ENTER)),
    REFUND_BACK(Place.REFUNDS, key(KeyCode.ESCAPE)),
    RECEIPT_BACK(Place.ORDERS, key(KeyCode.ESCAPE)),
    LINK_CHECK(Place.LINKS, key(KeyCode.F8)),
    LINK_ANOTHER(Place.LINKS, key(KeyCode.ESCAPE)),
    AGREEMENT_SEARCH(Place.AGREEMENTS, ctrl(KeyCode.F)),
    AGREEMENT_OPEN(Place.AGREEMENTS, key(KeyCode.ENTER)),
    AGREEMENT_ANOTHER(Place.AGREEMENTS, key(KeyCode.ESCAPE)),
    SHIPMENT_NEW(Place.SHIPMENTS, ctrl(KeyCode.N)),
    SHIPMENT_CHECK(Place.SHIPMENTS, key(KeyCode.F8)),
    SHIPMENT_SEARCH(Place.SHIPMENTS, ctrl(KeyCode.F)),
    ATTENTION_STEP(Place.ATTENTION, key(KeyCode.UP), key(KeyCode.DOWN)),
    ATTENTION_CHECK(Place.ATTENTION, key(KeyCode.F8)),
    ATTENTION_BEGIN(Place.ATTENTION, key(KeyCode.ENTER)),
    ATTENTION_LEAVE(Place.ATTENTION, key(KeyCode.ESCAPE)),
    ITEM_FIND(Place.CATALOGUE, ctrl(KeyCode.F)),
    ITEM_OPEN(Place.CATALOGUE, key(KeyCode.ENTER)),
    ITEM_NEW(Place.CATALOGUE, ctrl(KeyCode.N)),
    ITEM_SAVE(Place.CATALOGUE, ctrl(KeyCode.S)),
    ITEMS_IMPORT(Place.CATALOGUE, ctrl(KeyCode.O)),
    ITEM_BACK(Place.CATALOGUE, key(KeyCode.ESCAPE)),
    QUESTION_FIRST(Place.QUESTION, key(KeyCode.ENTER)),
    QUESTION_NOTHING(Place.QUESTION, key(KeyCode.ESCAPE));

    /** Where a key counts. */
    public enum Place {
        EVERYWHERE("shortcuts.everywhere"),
        CHARGE("rail.charge"),
        CODE("shortcuts.code"),
        RESULT("shortcuts.result"),
        ORDERS("rail.orders"),
        REFUNDS("rail.refunds"),
        LINKS("rail.links"),
        AGREEMENTS("rail.agreements"),
        SHIPMENTS("rail.shipments"),
        ATTENTION("rail.attention"),
        CATALOGUE("rail.catalogue"),
        QUESTION("shortcuts.question");

        private final String key;

        Place(String key) {
            this.key = key;
        }

        /** The text key of its name. */
        public String key() {
            return key;
        }
    }

    private final Place place;

    /** Combinations do not change, though their type does not say so. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<KeyCombination> keys;

    private final String shown;

    Shortcut(Place place, KeyCombination... keys) {
        this.place = place;
        this.keys = List.of(keys);
        this.shown = Arrays.stream(keys).map(Shortcut::labelled).collect(Collectors.joining("  "));
    }

    /** Keys that belong together and are told apart where they are pressed. */
    Shortcut(Place place, String shown) {
        this.place = place;
        this.keys = List.of();
        this.shown = shown;
    }

    /** As printed on most keyboards, rather than as a symbol. */
    private static String labelled(KeyCombination keys) {
        return switch (keys instanceof KeyCodeCombination one ? one.getCode() : KeyCode.UNDEFINED) {
            case ESCAPE -> "Esc";
            case ENTER -> "Enter";
            case BACK_SPACE -> "Backspace";
            case DELETE -> "Delete";
            default -> keys.getDisplayText();
        };
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination ctrl(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    public Place place() {
        return place;
    }

    /** Whether this is what was pressed. */
    public boolean matches(KeyEvent event) {
        return keys.stream().anyMatch(each -> each.match(event));
    }

    /** For a scene's accelerators. */
    public KeyCombination combination() {
        return keys.getFirst();
    }

    /** As the keyboard's keys are labelled. */
    public String shown() {
        return shown;
    }
}
