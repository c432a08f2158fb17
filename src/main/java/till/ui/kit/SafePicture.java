package till.ui.kit;

import com.google.zxing.RGBLuminanceSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import till.domain.Result;

/**
 * A picture from outside, taken only where its content is PNG, JPEG or GIF of a size a screen can show. The size is looked
 * at before a pixel is unpacked: a few bytes may stand for gigabytes. Of a moving picture there is the first frame only.
 */
public final class SafePicture {
    private static final List<String> KINDS = List.of("png", "jpeg", "gif");

    private final int width;
    private final int height;
    private final int[] pixels;

    private SafePicture(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /**
     * Unpacks a picture; costs time, so never on the FX thread.
     *
     * @param mostPixels width times height
     * @return or the problem {@code picture.kind} or {@code picture.pixels}
     */
    public static Result<SafePicture> of(byte[] bytes, int mostPixels) {
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Result.failed("picture.kind");
            }
            var reader = readers.next();
            try {
                return KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))
                        ? unpacked(reader, stream, mostPixels)
                        : Result.failed("picture.kind");
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException _) {
            // readers throw what they like at broken content
            return Result.failed("picture.kind");
        }
    }

    private static Result<SafePicture> unpacked(ImageReader reader, MemoryCacheImageInputStream stream, int mostPixels)
            throws IOException {
        reader.setInput(stream, true, true);
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > mostPixels) {
            return Result.failed("picture.pixels");
        }
        var image = reader.read(0);
        return Result.done(new SafePicture(width, height, image.getRGB(0, 0, width, height, null, 0, width)));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** As JavaFX shows it. */
    public Image image() {
        return new WritableImage(new PixelBuffer<>(
                width,
                height,
                IntBuffer.wrap(
                        Arrays.stream(pixels).map(SafePicture::premultiplied).toArray()),
                PixelFormat.getIntArgbPreInstance()));
    }

    private static int premultiplied(int argb) {
        var alpha = argb >>> 24;
        var red = ((argb >> 16) & 0xFF) * alpha / 255;
        var green = ((argb >> 8) & 0xFF) * alpha / 255;
        var blue = (argb & 0xFF) * alpha / 255;
        return (alpha << 24) | (red << 16) | (green << 8) | blue;
    }

    /** The text of the QR code in it, if there is one that can be read. */
    public Optional<String> code() {
        return QrCode.read(new RGBLuminanceSource(width, height, onWhite()));
    }

    /** Behind what is transparent a code's ground is white. */
    private int[] onWhite() {
        return Arrays.stream(pixels)
                .map(argb -> {
                    var rest = 255 - (argb >>> 24);
                    return (premultiplied(argb) + ((rest << 16) | (rest << 8) | rest)) | 0xFF000000;
                })
                .toArray();
    }
}
