package till.ui.kit;

import java.util.Optional;
import javafx.scene.Node;

/** Finds what the focus stands on when a screen is come to: the first that is marked for it, seen, and able to take it. */
public final class FirstFocus {
    private FirstFocus() {}

    public static Optional<Node> in(Node screen) {
        return screen.lookupAll(".first-focus").stream()
                .filter(node -> !node.isDisabled() && isSeen(node))
                .findFirst();
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }
}
