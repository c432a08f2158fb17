package till.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Result;

class QrCodeTest {
    private static final int WHITE = 0xFFFFFFFF;

    @ParameterizedTest
    @ValueSource(strings = {"https://qr.alipay.com/bax08888", "weixin://wxpay/bizpayurl?pr=AbC", "支付 88.50"})
    void comesBackFromAPictureAsItWentIn(String text) throws IOException {
        var code = QrCode.of(text).orElseThrow();
        assertEquals(
                Optional.of(text),
                SafePicture.of(png(code, 3), 1_000_000).value().code());
    }

    @Test
    void hasFourModulesOfQuietZone() {
        var code = QrCode.of("88").orElseThrow();
        var pixels = code.pixels(1);
        var side = code.size();
        assertTrue(Arrays.stream(pixels, 0, side * QrCode.QUIET_ZONE).allMatch(pixel -> pixel == WHITE));
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < QrCode.QUIET_ZONE; x++) {
                assertEquals(WHITE, pixels[y * side + x]);
                assertEquals(WHITE, pixels[y * side + side - 1 - x]);
            }
        }
        assertEquals(21 + 2 * QrCode.QUIET_ZONE, side, "the lowest version holds two digits");
    }

    @Test
    void aTextTooLongForAnyCodeGivesNone() {
        assertEquals(Optional.empty(), QrCode.of("x".repeat(3000)));
    }

    @Test
    void aPictureThatIsNoneGivesNone() {
        assertEquals(Result.failed("picture.kind"), SafePicture.of(new byte[] {1, 2, 3}, 1_000_000));
    }

    private static byte[] png(QrCode code, int scale) throws IOException {
        var side = code.size() * scale;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, side, side, code.pixels(scale), 0, side);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
