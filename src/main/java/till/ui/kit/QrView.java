package till.ui.kit;

import java.nio.IntBuffer;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/**
 * Shows a QR code as large as its room allows with a whole number of screen pixels per module, so that every edge is
 * sharp; black on white whatever the theme.
 */
public final class QrView extends Region {
    private final ImageView image = new ImageView();
    private Optional<QrCode> code = Optional.empty();
    private int drawnScale;

    public QrView() {
        getStyleClass().add("qr-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        image.setSmooth(false);
        image.setManaged(false);
        getChildren().add(image);
        // another screen may have another scale, and another place other pixels
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .subscribe(_ -> requestLayout());
        localToSceneTransformProperty().subscribe(_ -> requestLayout());
    }

    public void show(Optional<QrCode> wanted) {
        code = wanted;
        drawnScale = 0;
        image.setImage(null);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (code.isEmpty()) {
            return;
        }
        var shown = code.get();
        var screen = screenScale();
        var room = Math.min(getWidth(), getHeight()) * screen;
        // a hair more than nothing: at fractional scales a whole number of pixels comes back as a little less
        var scale = Math.max(1, (int) (room / shown.size() + 0.001));
        if (scale != drawnScale) {
            draw(shown, scale);
        }
        var side = shown.size() * scale / screen;
        image.setFitWidth(side);
        image.setFitHeight(side);
        var origin = localToScene(0, 0);
        image.relocate(
                onPixel(origin.getX() + (getWidth() - side) / 2, screen) - origin.getX(),
                onPixel(origin.getY() + (getHeight() - side) / 2, screen) - origin.getY());
    }

    /** Where the nearest whole pixel of the screen begins: half a pixel aside, every edge of the code would be grey. */
    private static double onPixel(double place, double screen) {
        return Math.round(place * screen) / screen;
    }

    /** Screen pixels for one unit of layout: also 1.25 or 1.5. */
    private double screenScale() {
        var window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : Math.max(1, window.getRenderScaleX());
    }

    private void draw(QrCode shown, int scale) {
        var side = shown.size() * scale;
        var pixels = IntBuffer.wrap(shown.pixels(scale));
        image.setImage(new WritableImage(new PixelBuffer<>(side, side, pixels, PixelFormat.getIntArgbPreInstance())));
        drawnScale = scale;
    }
}
