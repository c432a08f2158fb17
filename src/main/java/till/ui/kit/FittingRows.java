package till.ui.kit;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Rows of which as many are shown as there is room for, from the top: none is cut through. */
public final class FittingRows extends VBox {
    private static final double HAIR = 0.5;

    @Override
    protected double computeMinHeight(double width) {
        var insets = getInsets().getTop() + getInsets().getBottom();
        return insets
                + getManagedChildren().stream()
                        .findFirst()
                        .map(row -> row.minHeight(width))
                        .orElse(0.0);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        var room = getHeight() - getInsets().getBottom() + HAIR;
        for (Node row : getManagedChildren()) {
            row.setVisible(row.getLayoutY() + row.getLayoutBounds().getHeight() <= room);
        }
    }
}
