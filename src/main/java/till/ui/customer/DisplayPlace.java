package till.ui.customer;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import till.settings.DisplaySettings.Place;

/**
 * Where the customer display stands.
 *
 * @param whole whether it fills a screen of its own
 */
record DisplayPlace(Rectangle2D bounds, boolean whole) {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 600;
    private static final int GRIP = 100;

    /**
     * The first screen that is not the till's; with one screen only the window's last place, as far as it can still be
     * taken hold of there, else a corner of that screen.
     */
    static DisplayPlace choose(List<Rectangle2D> screens, Rectangle2D till, Optional<Place> last) {
        var own = screens.stream()
                .max((one, other) -> Double.compare(shared(one, till), shared(other, till)))
                .orElse(till);
        return screens.stream()
                .filter(screen -> !screen.equals(own))
                .findFirst()
                .map(screen -> new DisplayPlace(screen, true))
                .orElseGet(() -> new DisplayPlace(window(own, last), false));
    }

    private static Rectangle2D window(Rectangle2D screen, Optional<Place> last) {
        return last.map(place -> new Rectangle2D(place.x(), place.y(), place.width(), place.height()))
                .filter(place -> shared(screen, place) >= GRIP * GRIP)
                .orElseGet(() -> corner(screen));
    }

    private static Rectangle2D corner(Rectangle2D screen) {
        var width = Math.min(WIDTH, screen.getWidth());
        var height = Math.min(HEIGHT, screen.getHeight());
        return new Rectangle2D(screen.getMaxX() - width, screen.getMaxY() - height, width, height);
    }

    /** How much of two rectangles is the same. */
    private static double shared(Rectangle2D one, Rectangle2D other) {
        var width = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        var height = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }
}
