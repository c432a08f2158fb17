package till.ui.kit;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import till.device.GrayPicture;

/** Turns what was drawn for paper into a picture for the screen. */
public final class Grays {
    private static final int OPAQUE = 0xFF000000;
    private static final int EACH_COLOUR = 0x010101;

    private Grays() {}

    public static WritableImage image(GrayPicture picture) {
        var image = new WritableImage(picture.width(), picture.height());
        var row = new int[picture.width()];
        for (var y = 0; y < picture.height(); y++) {
            for (var x = 0; x < row.length; x++) {
                row[x] = OPAQUE | picture.gray(x, y) * EACH_COLOUR;
            }
            image.getPixelWriter().setPixels(0, y, row.length, 1, PixelFormat.getIntArgbInstance(), row, 0, row.length);
        }
        return image;
    }
}
