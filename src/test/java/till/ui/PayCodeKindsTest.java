package till.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import till.domain.PayCode;
import till.ui.kit.QrCode;
import till.ui.qr.ShownCode;

/** What stands before the customer for each kind of code a gateway gives. */
class PayCodeKindsTest {
    private static final String PAGE = "https://pay.example/cashier?o=1&m=2";

    private static ShownCode shown(PayCode.Kind kind, String text, Outside.Pictures pictures) {
        return ShownCode.of(new PayCode(kind, text), pictures);
    }

    private static ShownCode shown(PayCode.Kind kind, String text) {
        return shown(kind, text, _ -> {
            throw new IOException("no picture was to be fetched");
        });
    }

    private static byte[] png(String text, int scale) throws IOException {
        var code = QrCode.of(text).orElseThrow();
        var side = code.size() * scale;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, side, side, code.pixels(scale), 0, side);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void aQrTextIsDrawnAndIsNoPageToOpen() {
        var drawn = assertInstanceOf(ShownCode.Drawn.class, shown(PayCode.Kind.QR, "weixin://wxpay/1"));
        assertEquals("weixin://wxpay/1", drawn.code().text());
        assertEquals(false, drawn.link());
    }

    @Test
    void aPageIsDrawnAndCanBeOpened() {
        var drawn = assertInstanceOf(ShownCode.Drawn.class, shown(PayCode.Kind.LINK, PAGE));
        assertEquals(PAGE, drawn.code().text());
        assertTrue(drawn.link());
    }

    @Test
    void aReadablePictureIsDrawnAgainFromItsText() throws IOException {
        var picture = png("https://qr.example/7", 3);
        var drawn = assertInstanceOf(
                ShownCode.Drawn.class, shown(PayCode.Kind.QR_IMAGE, "https://p.example/7.png", _ -> picture));
        assertEquals("https://qr.example/7", drawn.code().text());
    }

    @Test
    void theAddressOfAPictureIsNeverTheCode() throws IOException {
        var picture = png("https://qr.example/7", 3);
        var drawn = assertInstanceOf(
                ShownCode.Drawn.class, shown(PayCode.Kind.QR_IMAGE, "https://p.example/7.png", _ -> picture));
        assertTrue(!drawn.code().text().contains("p.example"));
    }

    @Test
    void anUnreadablePictureIsShownAsItCame() {
        var picture = new byte[] {9, 9, 9};
        var shown = assertInstanceOf(
                ShownCode.Picture.class, shown(PayCode.Kind.QR_IMAGE, "https://p.example/7.png", _ -> picture));
        assertArrayEquals(picture, shown.bytes());
    }

    @Test
    void aPictureThatDoesNotArriveSaysSoWithItsAddress() {
        assertEquals(
                new ShownCode.Raw("https://p.example/7.png", "code.raw.noPicture"),
                shown(PayCode.Kind.QR_IMAGE, "https://p.example/7.png"));
    }

    @Test
    void aFormIsForTheBrowser() {
        assertEquals(new ShownCode.Form("<form/>"), shown(PayCode.Kind.FORM, "<form/>"));
    }

    @Test
    void appParametersStandAsTheyCame() {
        assertEquals(new ShownCode.Raw("{\"prepay\":1}", "code.raw.app"), shown(PayCode.Kind.APP, "{\"prepay\":1}"));
    }

    @Test
    void nothingToShowIsSaidPlainly() {
        assertEquals(new ShownCode.Nothing(), shown(PayCode.Kind.NONE, ""));
    }

    @Test
    void aTextTooLongForACodeIsTextAndNotAHalfDrawing() {
        var text = "x".repeat(4000);
        assertEquals(new ShownCode.Raw(text, "code.raw.unreadable"), shown(PayCode.Kind.QR, text));
    }
}
