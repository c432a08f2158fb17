package till.ui.charge;

import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** Shows order and keypad beside each other where the window is wide enough, and else one of them, as chosen. */
final class ChargeSides {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final Node order;
    private final Node keypad;
    private final Pane choice;
    private final ToggleButton orderSide;
    private final ToggleButton keypadSide;
    private final SetChangeListener<PseudoClass> widths = _ -> lay();
    private @Nullable Parent window;

    /** @param choice holds both buttons */
    ChargeSides(Node order, Node keypad, Pane choice, ToggleButton orderSide, ToggleButton keypadSide) {
        this.order = order;
        this.keypad = keypad;
        this.choice = choice;
        this.orderSide = orderSide;
        this.keypadSide = keypadSide;
        var group = new ToggleGroup();
        orderSide.setToggleGroup(group);
        keypadSide.setToggleGroup(group);
        orderSide.setFocusTraversable(false);
        keypadSide.setFocusTraversable(false);
        group.selectToggle(keypadSide);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                group.selectToggle(before);
            }
            lay();
        });
    }

    /** Follows the window's width from when the screen stands in it. */
    void follow(Node root) {
        root.sceneProperty().subscribe(this::into);
        lay();
    }

    private void into(@Nullable Scene scene) {
        release();
        if (scene != null) {
            window = scene.getRoot();
            window.getPseudoClassStates().addListener(widths);
        }
        lay();
    }

    void release() {
        if (window != null) {
            window.getPseudoClassStates().removeListener(widths);
            window = null;
        }
    }

    /** The order is to be seen now. */
    void showOrder() {
        orderSide.setSelected(true);
    }

    private void lay() {
        var narrow = window != null && window.getPseudoClassStates().contains(NARROW);
        show(choice, narrow);
        show(order, !narrow || orderSide.isSelected());
        show(keypad, !narrow || keypadSide.isSelected());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
