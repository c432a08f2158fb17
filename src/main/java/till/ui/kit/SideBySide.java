package till.ui.kit;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableDoubleProperty;
import javafx.css.Styleable;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Lays its children out in columns as wide as they prefer in proportion, and below each other where the window is too
 * narrow or the text too large for columns: nothing is ever cut off.
 */
public final class SideBySide extends Pane {
    private static final StyleablePropertyFactory<SideBySide> STYLES =
            new StyleablePropertyFactory<>(Pane.getClassCssMetaData());
    private static final CssMetaData<SideBySide, Number> GAP =
            STYLES.createSizeCssMetaData("-fx-spacing", pane -> pane.gap, 16);

    private final SimpleStyleableDoubleProperty gap = new SimpleStyleableDoubleProperty(GAP, this, "spacing", 16.0);

    public SideBySide() {
        gap.subscribe(this::requestLayout);
    }

    public DoubleProperty spacingProperty() {
        return gap;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean stacked(double width) {
        return width >= 0 && width < columnsWidth();
    }

    private double columnsWidth() {
        return insets(true)
                + gaps()
                + getManagedChildren().stream()
                        .mapToDouble(node -> node.minWidth(-1))
                        .sum();
    }

    private double gaps() {
        return gap.get() * Math.max(0, getManagedChildren().size() - 1);
    }

    private double insets(boolean across) {
        var insets = getInsets();
        return across ? insets.getLeft() + insets.getRight() : insets.getTop() + insets.getBottom();
    }

    @Override
    protected double computeMinWidth(double height) {
        return insets(true)
                + getManagedChildren().stream()
                        .mapToDouble(node -> node.minWidth(-1))
                        .max()
                        .orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return insets(true)
                + gaps()
                + getManagedChildren().stream()
                        .mapToDouble(node -> node.prefWidth(-1))
                        .sum();
    }

    @Override
    protected double computeMinHeight(double width) {
        return heights(width, true);
    }

    @Override
    protected double computePrefHeight(double width) {
        return heights(width, false);
    }

    private double heights(double width, boolean least) {
        var heights = getManagedChildren().stream()
                .mapToDouble(node -> stacked(width) ? node.prefHeight(width - insets(true)) : alone(node, least));
        return insets(false)
                + (stacked(width) ? heights.sum() + gaps() : heights.max().orElse(0));
    }

    private static double alone(Node node, boolean least) {
        return least ? node.minHeight(-1) : node.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        if (stacked(getWidth())) {
            layoutRows();
        } else {
            layoutColumns();
        }
    }

    private void layoutRows() {
        var width = getWidth() - insets(true);
        var y = getInsets().getTop();
        for (var node : getManagedChildren()) {
            var height = node.prefHeight(width);
            node.resizeRelocate(getInsets().getLeft(), y, width, height);
            y += height + gap.get();
        }
    }

    private void layoutColumns() {
        var children = getManagedChildren();
        var room = getWidth() - insets(true) - gaps();
        var wanted = children.stream().mapToDouble(node -> node.prefWidth(-1)).sum();
        var x = getInsets().getLeft();
        var rest = room;
        for (var i = 0; i < children.size(); i++) {
            var node = children.get(i);
            var share =
                    i == children.size() - 1 ? rest : Math.max(node.minWidth(-1), room * node.prefWidth(-1) / wanted);
            var width = snapSizeX(Math.min(share, rest - leastOf(children.subList(i + 1, children.size()))));
            node.resizeRelocate(snapPositionX(x), getInsets().getTop(), width, getHeight() - insets(false));
            x += width + gap.get();
            rest -= width;
        }
    }

    private static double leastOf(List<Node> nodes) {
        return nodes.stream().mapToDouble(node -> node.minWidth(-1)).sum();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }
}
