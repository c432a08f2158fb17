package till.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.device.Scan;
import till.domain.Problem;
import till.domain.WalletCode;
import till.settings.DisplaySettings.Motion;
import till.settings.Language;
import till.settings.ReceiptField;
import till.settings.ReceiptSettings;
import till.settings.ScannerSettings;
import till.settings.Texts;
import till.ui.settings.GatewaysViewModel.Notice;

/** What is typed on the pages of receipts, scanner and display, and what is kept of it. */
class DevicesSettingsTest extends SettingsPageCases {
    @TempDir
    private Path folder = Path.of("folder");

    private ReceiptSettings kept() {
        return world.dependencies().settings().current().receipts();
    }

    private static Optional<String> said(Optional<Notice> notice) {
        return notice.map(Notice::words).map(Problem::key);
    }

    @Test
    void aPrinterInTheNetworkIsKeptAsItWasTyped() {
        var model = receipts();
        model.text(ReceiptField.PRINTER).set("NETWORK");
        model.text(ReceiptField.WHERE).set("192.168.1.50");
        model.text(ReceiptField.COPIES).set("2");
        model.save();
        assertEquals(
                Optional.of("settings.receipts.saved"),
                said(model.noticeProperty().get()));
        assertEquals(ReceiptSettings.Printer.NETWORK, kept().printer());
        assertEquals(2, kept().copies());
        assertEquals("192.168.1.50", receipts().text(ReceiptField.WHERE).get());
    }

    @ParameterizedTest
    @CsvSource({"COPIES, 6", "COPIES, two", "PRINTER, TELEX", "PAPER, A3", "LANGUAGES, FR"})
    void whatCannotBeIsSaidAndNotKept(ReceiptField field, String wrong) {
        var before = kept();
        var model = receipts();
        model.text(field).set(wrong);
        model.save();
        assertFalse(model.noticeProperty().get().orElseThrow().good());
        assertEquals(before, kept());
    }

    @Test
    void aLogoThatIsNoPictureIsNotKept() throws IOException {
        var file = Files.writeString(folder.resolve("logo.png"), "no picture");
        var model = receipts();
        model.text(ReceiptField.LOGO).set(file.toString());
        model.save();
        assertFalse(model.noticeProperty().get().orElseThrow().good());
        assertEquals("", kept().logo());
    }

    @Test
    void aTestPageComesOutWithoutBeingSaved() throws IOException {
        var before = kept();
        var model = receipts();
        model.text(ReceiptField.PRINTER).set("PDF");
        model.text(ReceiptField.WHERE).set(folder.toString());
        model.test();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertEquals(
                        Optional.of("settings.receipts.tested"),
                        said(model.noticeProperty().get())));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
        assertEquals(before, kept());
    }

    @Test
    void theScannersFrameIsKeptAndBlanksInItAreRefused() {
        var model = new ScannerViewModel(world.dependencies(), frame);
        model.onProperty().set(true);
        model.prefix().textProperty().set("~");
        model.suffix().textProperty().set("a b");
        model.save();
        assertEquals(
                Optional.of("scanner.around.wrong"), said(model.noticeProperty().get()));
        model.suffix().textProperty().set("$");
        model.save();
        assertEquals(Optional.of("scanner.saved"), said(model.noticeProperty().get()));
        assertEquals(
                new ScannerSettings(true, "~", "$"),
                world.dependencies().settings().current().scanner());
    }

    @Test
    void aTrialScanIsToldInEveryLanguageAndItsCodeIsMasked() {
        var model = new ScannerViewModel(world.dependencies(), frame);
        var code = "134567890123456789";
        model.tried(new Scan(code, Duration.ofMillis(2), Scan.Ending.ENTER), WalletCode.of(code));
        var told = model.heardProperty().get().orElseThrow();
        for (var language : Language.values()) {
            var words = told.apply(Texts.in(language));
            assertTrue(words.contains(Texts.in(language).text("method.brand.WECHAT_PAY")), words);
            assertFalse(words.contains(code), words);
        }
    }

    @Test
    void motionAndSoundAreKeptAtOnceAndAWrongPictureIsSaid() throws IOException {
        var model = new DisplayViewModel(world.dependencies(), frame);
        model.activated();
        model.display(now -> now.withMotion(Motion.REDUCED));
        model.sound(false);
        var settings = world.dependencies().settings();
        assertEquals(Motion.REDUCED, settings.current().display().motion());
        assertFalse(settings.current().sound());
        assertEquals(Motion.REDUCED, model.settingsProperty().get().display().motion());
        model.picture(Files.writeString(folder.resolve("wrong.png"), "no picture"));
        assertTrue(model.problemProperty().get().isPresent());
        assertFalse(model.picturedProperty().get());
        model.close();
    }
}
