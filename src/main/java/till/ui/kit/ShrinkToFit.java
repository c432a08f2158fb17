package till.ui.kit;

import javafx.beans.DefaultProperty;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** Shows one region at its own size where there is room for it, else as much smaller as it takes to be seen whole. */
@DefaultProperty("content")
public final class ShrinkToFit extends Region {
    private static final double STEP = 0.05;
    private static final double LEAST = 0.3;

    private Region content = new Region();

    public Region getContent() {
        return content;
    }

    public void setContent(Region wanted) {
        content = wanted;
        getChildren().setAll(wanted);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        var scale = scale();
        var width = getWidth() / scale;
        var height = getHeight() / scale;
        content.setScaleX(scale);
        content.setScaleY(scale);
        // a node is scaled about its middle: that one stays where it is
        content.resizeRelocate((getWidth() - width) / 2, (getHeight() - height) / 2, width, height);
    }

    private double scale() {
        var scale = 1.0;
        while (scale > LEAST && !fits(scale)) {
            scale -= STEP;
        }
        return scale;
    }

    private boolean fits(double scale) {
        var width = getWidth() / scale;
        return content.minWidth(-1) <= width && content.prefHeight(width) <= getHeight() / scale;
    }
}
