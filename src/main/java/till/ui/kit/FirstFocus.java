package till.ui.kit;

import java.util.Optional;
import javafx.scene.Node;

/** Finds what the focus stands on when a screen is come to: the first that is marked for it, seen, and able to take it. */
public final class FirstFocus {
    private FirstFocus() {}

    /** What a scrolled screen holds is found once it has its skin, which is before it is painted but after it is come to. */
    public static Optional<Node> in(Node screen) {
        var found = marked(screen);
        if (found.isEmpty()) {
            screen.applyCss();
            found = marked(screen);
        }
        return found;
    }

    private static Optional<Node> marked(Node screen) {
        return screen.lookupAll(".first-focus").stream()
                .filter(node -> !node.isDisabled() && isSeen(node))
                .findFirst();
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }
}
