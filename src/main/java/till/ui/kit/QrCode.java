package till.ui.kit;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A QR code that was read back before anybody sees it: at the lowest density that holds its text, with the quiet zone
 * the standard asks for. Costs milliseconds: made off the FX thread.
 */
public final class QrCode {
    /** Modules of white on each side. */
    public static final int QUIET_ZONE = 4;

    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int PROOF_SCALE = 4;

    private final String text;
    private final BitMatrix modules;

    private QrCode(String text, BitMatrix modules) {
        this.text = text;
        this.modules = modules;
    }

    /** The code of a text; empty where the text does not fit, or does not come back as it went in. */
    public static Optional<QrCode> of(String text) {
        var hints = new EnumMap<EncodeHintType, Object>(EncodeHintType.class);
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.L);
        hints.put(EncodeHintType.MARGIN, QUIET_ZONE);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
        }
        try {
            var code = new QrCode(text, new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints));
            return code.readBack().filter(text::equals).map(_ -> code);
        } catch (WriterException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The text in a picture of a code, if there is one in it. */
    public static Optional<String> read(byte[] picture) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(picture));
            return image == null ? Optional.empty() : read(new BufferedImageLuminanceSource(image));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Optional<String> readBack() {
        var side = size() * PROOF_SCALE;
        return read(new RGBLuminanceSource(side, side, pixels(PROOF_SCALE)));
    }

    private static Optional<String> read(LuminanceSource source) {
        try {
            var result = new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true));
            return Optional.of(result.getText());
        } catch (ReaderException _) {
            return Optional.empty();
        }
    }

    public String text() {
        return text;
    }

    /** Modules along a side, quiet zone included. */
    public int size() {
        return modules.getWidth();
    }

    /** The code's pixels, row by row, each module as a square of {@code scale} pixels. */
    public int[] pixels(int scale) {
        var side = size() * scale;
        var pixels = new int[side * side];
        Arrays.fill(pixels, WHITE);
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                if (modules.get(x / scale, y / scale)) {
                    pixels[y * side + x] = BLACK;
                }
            }
        }
        return pixels;
    }
}
