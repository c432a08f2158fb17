package till.ui.kit;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The first is enough on a screen; the others only where its drawing does not come back. */
    private static final List<ErrorCorrectionLevel> LEVELS =
            List.of(ErrorCorrectionLevel.L, ErrorCorrectionLevel.M, ErrorCorrectionLevel.Q);

    private final String text;
    private final BitMatrix modules;

    private QrCode(String text, BitMatrix modules) {
        this.text = text;
        this.modules = modules;
    }

    /**
     * The code of a text at the lowest density that holds it and comes back as it went in; empty where the text fits no
     * code, or none of them can be read back.
     */
    public static Optional<QrCode> of(String text) {
        return LEVELS.stream()
                .flatMap(level -> Stream.of(false, true)
                        .flatMap(mixed -> drawn(text, level, mixed).stream())
                        .sorted(Comparator.comparingInt(QrCode::size)))
                .filter(code -> code.readBack().filter(text::equals).isPresent())
                .findFirst();
    }

    /** @param mixed whether digits and capitals stand in parts of their own, which saves modules where there are many */
    private static Optional<QrCode> drawn(String text, ErrorCorrectionLevel level, boolean mixed) {
        var hints = new EnumMap<EncodeHintType, Object>(EncodeHintType.class);
        hints.put(EncodeHintType.ERROR_CORRECTION, level);
        hints.put(EncodeHintType.MARGIN, QUIET_ZONE);
        var ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(text);
        if (!ascii) {
            hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
        }
        if (mixed && ascii) {
            hints.put(EncodeHintType.QR_COMPACT, true);
        }
        try {
            return Optional.of(new QrCode(text, new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints)));
        } catch (WriterException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<String> readBack() {
        var side = size() * PROOF_SCALE;
        return read(new RGBLuminanceSource(side, side, pixels(PROOF_SCALE)));
    }

    /** The text of the code in a picture, if there is one that can be read. */
    static Optional<String> read(LuminanceSource source) {
        return Stream.<Binarizer>of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))
                .flatMap(each -> read(each).stream())
                .findFirst();
    }

    private static Optional<String> read(Binarizer picture) {
        try {
            var result = new QRCodeReader().decode(new BinaryBitmap(picture), Map.of(DecodeHintType.TRY_HARDER, true));
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
