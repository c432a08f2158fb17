package till.device;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/** A picture in grays, 0 for black to 255 for white; immutable. */
public final class GrayPicture {
    private static final int WHITE = 255;
    private static final int MIDDLE = 128;

    private final int width;
    private final int height;
    private final byte[] grays;

    private GrayPicture(int width, int height, byte[] grays) {
        this.width = width;
        this.height = height;
        this.grays = grays;
    }

    /** What an image shows on white paper. */
    static GrayPicture of(BufferedImage image) {
        return of(image, image.getWidth(), image.getHeight());
    }

    /** The same at another size. */
    static GrayPicture of(BufferedImage image, int width, int height) {
        var gray = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var pen = gray.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        var grays = ((DataBufferByte) gray.getRaster().getDataBuffer()).getData();
        return new GrayPicture(width, height, Arrays.copyOf(grays, grays.length));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int gray(int x, int y) {
        return grays[y * width + x] & 0xFF;
    }

    /** Made small enough, its proportions kept; never made larger. */
    public GrayPicture within(int most, int highest) {
        if (width <= most && height <= highest) {
            return this;
        }
        var byWidth = (long) width * highest > (long) height * most;
        var toWidth = byWidth ? most : Math.max(1, width * highest / height);
        var toHeight = byWidth ? Math.max(1, height * most / width) : highest;
        return of(image(), toWidth, toHeight);
    }

    /** Black and white alone, with as many dots as each gray needs: for printers that know no grays. */
    GrayPicture dithered() {
        var rest = new int[width * height];
        var out = new byte[width * height];
        for (var at = 0; at < rest.length; at++) {
            rest[at] = grays[at] & 0xFF;
        }
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var at = y * width + x;
                var white = rest[at] >= MIDDLE;
                out[at] = (byte) (white ? WHITE : 0);
                spread(rest, x, y, rest[at] - (white ? WHITE : 0));
            }
        }
        return new GrayPicture(width, height, out);
    }

    private void spread(int[] rest, int x, int y, int error) {
        add(rest, x + 1, y, error * 7 / 16);
        add(rest, x - 1, y + 1, error * 3 / 16);
        add(rest, x, y + 1, error * 5 / 16);
        add(rest, x + 1, y + 1, error / 16);
    }

    private void add(int[] rest, int x, int y, int share) {
        if (x >= 0 && x < width && y < height) {
            rest[y * width + x] += share;
        }
    }

    /** For drawing and for files. */
    public BufferedImage image() {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        System.arraycopy(grays, 0, ((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0, grays.length);
        return image;
    }
}
