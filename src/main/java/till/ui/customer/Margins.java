package till.ui.customer;

import javafx.geometry.Insets;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** The empty space around and between what the customer sees, by the display's size: large text is no reason for more. */
final class Margins {
    private static final int ACROSS = 28;
    private static final int DOWN = 15;

    private Margins() {}

    static Subscription follow(Region display, HBox row) {
        return display.layoutBoundsProperty().subscribe(bounds -> {
            var gap = Math.floor(Math.min(bounds.getWidth() / ACROSS, bounds.getHeight() / DOWN));
            display.setPadding(new Insets(gap));
            row.setSpacing(gap);
        });
    }
}
