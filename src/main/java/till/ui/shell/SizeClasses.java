package till.ui.shell;

import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/**
 * Marks the window's root {@code :wide}, {@code :narrow} or {@code :tight} by how many characters fit beside each other, and
 * {@code :low} by how many lines fit below each other, so that style sheets make room for large text as they do for small windows.
 */
final class SizeClasses {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final int WIDE_EMS = 120;
    private static final int NARROW_EMS = 82;
    private static final int TIGHT_EMS = 60;
    private static final int LOW_EMS = 54;

    private static final Pattern SIZE = Pattern.compile("-fx-font-size: (\\d+)px");

    private SizeClasses() {}

    static Subscription follow(Region root) {
        return Subscription.combine(
                root.widthProperty().subscribe(() -> mark(root)),
                root.heightProperty().subscribe(() -> mark(root)),
                root.styleProperty().subscribe(() -> mark(root)));
    }

    private static void mark(Region root) {
        // before the window has its size everything would count as small, and all styles be worked out twice
        if (root.getWidth() == 0) {
            return;
        }
        var em = em(root.getStyle());
        var ems = root.getWidth() / em;
        root.pseudoClassStateChanged(WIDE, ems >= WIDE_EMS);
        root.pseudoClassStateChanged(NARROW, ems < NARROW_EMS);
        root.pseudoClassStateChanged(TIGHT, ems < TIGHT_EMS);
        root.pseudoClassStateChanged(LOW, root.getHeight() / em < LOW_EMS);
    }

    private static double em(String style) {
        var size = SIZE.matcher(style);
        return size.find() ? Integer.parseInt(size.group(1)) : 14;
    }
}
