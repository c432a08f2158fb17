package till.ui.kit;

import java.nio.IntBuffer;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

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
        var scale = Math.max(1, (int) (room / shown.size()));
        if (scale != drawnScale) {
            draw(shown, scale);
        }
        var side = shown.size() * scale / screen;
        image.setFitWidth(side);
        image.setFitHeight(side);
        image.relocate(
                Math.floor((getWidth() - side) / 2 * screen) / screen,
                Math.floor((getHeight() - side) / 2 * screen) / screen);
    }

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
