package till.ui.kit;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/**
 * A scroll pane that paints straight into the window. JavaFX's own paints into a picture first, and all of that anew whenever
 * anything in it changes; where it is hardly ever scrolled, what ticks or is typed there is painted alone instead.
 */
public final class DirectScroll extends ScrollPane {
    @Override
    protected Skin<?> createDefaultSkin() {
        var skin = super.createDefaultSkin();
        lookup(".viewport").setCache(false);
        return skin;
    }
}
