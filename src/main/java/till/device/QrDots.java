package till.device;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The black runs of a QR code; paper gets dirty, so that some of it may be unreadable. */
final class QrDots {
    private QrDots() {}

    /** Black modules side by side. */
    record Run(int x, int y, int length) {}

    /** Empty where the text does not fit into a code. */
    static Optional<BitMatrix> of(String text) {
        try {
            return Optional.of(new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0)));
        } catch (WriterException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static List<Run> runs(BitMatrix modules) {
        var runs = new ArrayList<Run>();
        for (var y = 0; y < modules.getHeight(); y++) {
            for (var x = 0; x < modules.getWidth(); x++) {
                var start = x;
                while (x < modules.getWidth() && modules.get(x, y)) {
                    x++;
                }
                if (x > start) {
                    runs.add(new Run(start, y, x - start));
                }
            }
        }
        return runs;
    }
}
