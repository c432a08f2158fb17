package till.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.PayCode;
import till.domain.Result;
import till.ui.kit.QrCode;
import till.ui.qr.ShownCode;

/** What stands before the customer for each kind of code a gateway gives. */
class PayCodeKindsTest {
    private static final String PAGE = "https://pay.example/cashier?o=1&m=2";

    private static ShownCode shown(PayCode.Kind kind, String text, Outside.Pictures pictures) {
        return ShownCode.of(new PayCode(kind, text), "gnete", pictures);
    }

    private static ShownCode shown(PayCode.Kind kind, String text) {
        return shown(kind, text, (_, _) -> Result.failed("code.picture.missing"));
    }

    private static byte[] png(String text, int scale) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image(text, scale), "png", bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage image(String text, int scale) {
        var code = QrCode.of(text).orElseThrow();
        var side = code.size() * scale;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, side, side, code.pixels(scale), 0, side);
        return image;
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
                ShownCode.Drawn.class,
                shown(PayCode.Kind.QR_IMAGE, "https://p.example/7.png", (_, _) -> Result.done(picture)));
        assertEquals("https://qr.example/7", drawn.code().text());
    }

    @Test
    void theAddressOfAPictureIsNeverTheCode() throws IOException {
        var picture = png("https://qr.example/7", 3);
        var drawn = assertInstanceOf(
                ShownCode.Drawn.class,
                shown(PayCode.Kind.QR_IMAGE, "https://p.example/7.png", (_, _) -> Result.done(picture)));
        assertTrue(!drawn.code().text().contains("p.example"));
    }

    @Test
    void aPictureThatCannotBeReadIsShownAsItCame() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
        var shown = assertInstanceOf(
                ShownCode.Picture.class,
                shown(PayCode.Kind.QR_IMAGE, "https://p.example/7.png", (_, _) -> Result.done(bytes.toByteArray())));
        assertEquals(30, shown.picture().width());
        assertEquals(20, shown.picture().height());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpg"})
    void aCodeInAPictureOfAnyKindIsDrawnAgain(String kind) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image("https://qr.example/7", 5), kind, bytes);
        var drawn = assertInstanceOf(
                ShownCode.Drawn.class,
                shown(
                        PayCode.Kind.QR_IMAGE,
                        "https://p.example/7." + kind,
                        (_, _) -> Result.done(bytes.toByteArray())));
        assertEquals("https://qr.example/7", drawn.code().text());
    }

    @Test
    void whatIsNoPictureSaysSoWithItsAddress() {
        assertEquals(
                new ShownCode.Raw("https://p.example/7.png", "code.picture.kind"),
                shown(
                        PayCode.Kind.QR_IMAGE,
                        "https://p.example/7.png",
                        (_, _) -> Result.done("<html>".getBytes(StandardCharsets.UTF_8))));
    }

    /** A few kilobytes that stand for 20,000 × 20,000 pixels. */
    @Test
    void aPictureOfTooManyPixelsIsNotUnpacked() {
        assertEquals(
                new ShownCode.Raw("https://p.example/7.png", "code.picture.large"),
                shown(PayCode.Kind.QR_IMAGE, "https://p.example/7.png", (_, _) -> Result.done(bomb(20_000, 20_000))));
    }

    @Test
    void aPictureThatDoesNotArriveSaysSoWithItsAddress() {
        assertEquals(
                new ShownCode.Raw("https://p.example/7.png", "code.picture.missing"),
                shown(PayCode.Kind.QR_IMAGE, "https://p.example/7.png"));
    }

    /** The head of a PNG that claims a size, and nothing after it. */
    private static byte[] bomb(int width, int height) {
        var head = ByteBuffer.allocate(4 + 13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var sum = new CRC32();
        sum.update(head);
        return ByteBuffer.allocate(8 + 4 + head.length + 4)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(head)
                .putInt((int) sum.getValue())
                .array();
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
