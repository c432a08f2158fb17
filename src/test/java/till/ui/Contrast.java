package till.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** How far a colour stands out from what is behind it, by the measure of WCAG 2. */
public final class Contrast {
    private Contrast() {}

    /** The colour behind a node: the backgrounds of what holds it, one over the other. */
    public static Color paper(Node node) {
        if (node == null) {
            return Color.WHITE;
        }
        var fills = node instanceof Region region && region.getBackground() != null
                ? region.getBackground().getFills()
                : List.<BackgroundFill>of();
        if (fills.isEmpty()) {
            return paper(node.getParent());
        }
        Paint top = fills.getLast().getFill();
        if (!(top instanceof Color color)) {
            return paper(node.getParent());
        }
        return color.isOpaque() ? color : over(color, paper(node.getParent()));
    }

    public static Color over(Color top, Color below) {
        var share = top.getOpacity();
        return Color.color(
                top.getRed() * share + below.getRed() * (1 - share),
                top.getGreen() * share + below.getGreen() * (1 - share),
                top.getBlue() * share + below.getBlue() * (1 - share));
    }

    public static double between(Color one, Color other) {
        var light = Math.max(luminance(one), luminance(other));
        var dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double share) {
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
