package till.device;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A receipt printer of its own reading: takes the bytes and keeps what stands on the paper, cuts and drawer pulses. */
final class PaperStrip {
    private final List<boolean[]> rows = new ArrayList<>();
    private int cuts;
    private int pulses;
    private int fed;

    static PaperStrip of(byte[] bytes) {
        var strip = new PaperStrip();
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            strip.take(left);
        }
        return strip;
    }

    private void take(ByteBuffer left) {
        var command = next(left);
        switch (command) {
            case 0x1B -> escape(left);
            case 0x1D -> group(left);
            case 0x10 -> {
                expect(0x04, next(left));
                next(left);
            }
            default -> throw new IllegalStateException("byte %02x".formatted(command));
        }
    }

    private void escape(ByteBuffer left) {
        var command = next(left);
        switch (command) {
            case '@' -> expect(0, rows.size());
            case 'd' -> fed += next(left);
            case 'p' -> {
                next(left);
                next(left);
                next(left);
                pulses++;
            }
            default -> throw new IllegalStateException("ESC %02x".formatted(command));
        }
    }

    private void group(ByteBuffer left) {
        var command = next(left);
        switch (command) {
            case 'V' -> {
                expect('B', next(left));
                next(left);
                cuts++;
            }
            case 'v' -> raster(left);
            default -> throw new IllegalStateException("GS %02x".formatted(command));
        }
    }

    private void raster(ByteBuffer left) {
        expect('0', next(left));
        expect(0, next(left));
        var wide = next(left) + 256 * next(left);
        var high = next(left) + 256 * next(left);
        for (var y = 0; y < high; y++) {
            var row = new boolean[wide * 8];
            for (var x = 0; x < wide; x++) {
                var eight = next(left);
                for (var bit = 0; bit < 8; bit++) {
                    row[x * 8 + bit] = (eight >> (7 - bit) & 1) == 1;
                }
            }
            rows.add(row);
        }
    }

    private static int next(ByteBuffer left) {
        return left.get() & 0xFF;
    }

    private static void expect(int wanted, int found) {
        if (wanted != found) {
            throw new IllegalStateException("expected %02x, found %02x".formatted(wanted, found));
        }
    }

    int cuts() {
        return cuts;
    }

    int pulses() {
        return pulses;
    }

    int fed() {
        return fed;
    }

    int height() {
        return rows.size();
    }

    int width() {
        return rows.getFirst().length;
    }

    BufferedImage picture() {
        var image = new BufferedImage(width(), height(), BufferedImage.TYPE_BYTE_GRAY);
        for (var y = 0; y < height(); y++) {
            for (var x = 0; x < width(); x++) {
                image.setRGB(x, y, rows.get(y)[x] ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
        return image;
    }

    /** The text of the QR code on the paper. */
    String code() throws ReaderException {
        var source = new BufferedImageLuminanceSource(picture());
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
