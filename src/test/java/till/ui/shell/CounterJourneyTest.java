package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.PayCode;
import till.domain.Problem;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;
import till.ui.kit.SafePicture;

/** What a cashier does and sees, in a real window on the toolkit's own headless platform. */
class CounterJourneyTest extends FxRobot {
    private final UiWorld world = new UiWorld();
    private final Stage stage = Pictures.onFx(Stage::new);
    private TillWindow window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));

    @BeforeEach
    void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }

    private void keys(KeyCode... codes) {
        type(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void altAnd(KeyCode code) {
        press(KeyCode.ALT).type(code).release(KeyCode.ALT);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(String style) {
        return Pictures.onFx(() -> ((Label) window.scene().lookup(style)).getText());
    }

    private void wholeSale() {
        keys(KeyCode.DIGIT8, KeyCode.DIGIT8, KeyCode.PERIOD, KeyCode.DIGIT5, KeyCode.DIGIT0);
        altAnd(KeyCode.DIGIT2);
    }

    private void paid() {
        world.gateway.says(Standing.PAID);
        world.check(world.onlyOrder());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void keyboardAloneMakesAWholeSale() {
        wholeSale();
        var order = world.gateway.orders().getFirst();
        assertEquals("HKD 88.50", order.amount().toString());
        assertEquals("WX_QR", order.method());
        assertInstanceOf(Route.PayCode.class, window.route());
        assertEquals("HKD 88.50", text(".code-amount"));
        paid();
        assertEquals("Paid", text(".result-title"));
        keys(KeyCode.ENTER);
        assertInstanceOf(Route.Charge.class, window.route());
        assertEquals("", text(".display-entered"));
    }

    @Test
    void theKeypadKeysWhatTheKeyboardKeys() {
        for (var key :
                new String[] {"#key-1", "#key-2", "#key-00", "#key-point", "#key-5", "#key-backspace", "#key-7"}) {
            Pictures.fx(() -> ((Button) window.scene().lookup(key)).fire());
        }
        assertEquals("1,200.7", text(".display-entered"));
        assertEquals("0", text(".display-ghost"));
        keys(KeyCode.ESCAPE);
        assertEquals("", text(".display-entered"));
    }

    @Test
    void twoQuickShortcutsSendOneOrder() {
        keys(KeyCode.DIGIT5);
        press(KeyCode.ALT).type(KeyCode.DIGIT1, KeyCode.DIGIT1).release(KeyCode.ALT);
        WaitForAsyncUtils.waitForFxEvents();
        world.onlyOrder();
    }

    private static Optional<String> code(byte[] picture) {
        return SafePicture.of(picture, 4_000_000).value().code();
    }

    @Test
    void theCodeOnTheScreenIsTheGatewaysInBothThemes() throws IOException {
        wholeSale();
        var wanted = Optional.of("https://qr.example/pay?o=" + world.onlyOrder());
        for (var theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            Pictures.fx(() -> window.wear(theme));
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(wanted, code(png(Pictures.onFx(() -> Pictures.of(window.scene())))));
        }
    }

    @Test
    void pastedMoneyIsUnderstood() {
        Pictures.fx(() -> {
            var content = new ClipboardContent();
            content.putString("$1,234.50");
            Clipboard.getSystemClipboard().setContent(content);
        });
        press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("1,234.50", text(".display-entered"));
    }

    @Test
    void languageAndThemeChangeLiveAndKeepTheAmount() {
        keys(KeyCode.DIGIT8, KeyCode.DIGIT8);
        Pictures.fx(() -> window.speak(Language.TRADITIONAL_CHINESE));
        Pictures.fx(() -> window.wear(Theme.DARK));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("88", text(".display-entered"));
        assertEquals("收款", text(".top-title"));
        keys(KeyCode.DIGIT1);
        assertEquals("881", text(".display-entered"));
        assertEquals(Language.TRADITIONAL_CHINESE, world.settings.current().language());
        assertEquals(Theme.DARK, world.settings.current().theme());
    }

    @Test
    void altAndADigitChargeFromInsideAFieldAndWriteNothingIntoIt() {
        keys(KeyCode.DIGIT5);
        press(KeyCode.CONTROL).type(KeyCode.D).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        keys(KeyCode.A, KeyCode.DIGIT7);
        altAnd(KeyCode.DIGIT2);
        var order = world.gateway.orders().getFirst();
        assertEquals("HKD 5.00", order.amount().toString());
        assertEquals("A7", order.sale().toUpperCase(Locale.ROOT));
    }

    @Test
    void aFocusedMethodIsChargedByEnter() {
        keys(KeyCode.DIGIT5);
        for (var tabs = 0; tabs < 8 && !focused().getStyleClass().contains("method-tile"); tabs++) {
            keys(KeyCode.TAB);
        }
        keys(KeyCode.ENTER);
        assertEquals("ALI_QR", world.gateway.orders().getFirst().method());
    }

    private Node focused() {
        return Pictures.onFx(() -> Objects.requireNonNull(window.scene().getFocusOwner()));
    }

    @Test
    void aPageIsShownAsACodeAndCanBeCopiedAndOpened() throws IOException {
        var page = "https://pay.example/cashier?o=1&m=2";
        world.gateway.gives(new PayCode(PayCode.Kind.LINK, page));
        wholeSale();
        assertEquals(Optional.of(page), code(png(Pictures.onFx(() -> Pictures.of(window.scene())))));
        Pictures.fx(() -> ((Button) window.scene().lookup("#copy")).fire());
        assertEquals(page, Pictures.onFx(() -> Clipboard.getSystemClipboard().getString()));
        Pictures.fx(() -> ((Button) window.scene().lookup("#open")).fire());
        assertEquals(List.of(page), world.opened);
    }

    @Test
    void aCreateDeclinedAtOnceShowsItsReasonOnTheDeclinedPanel() {
        world.gateway.answersCreate(new Outcome.Refused<>(Problem.of("payment.declinedByGateway", "9001"), "9001"));
        wholeSale();
        assertEquals("Declined", text(".result-title"));
        assertTrue(text(".result-text").contains("9001"));
    }

    @Test
    void escapeAsksAndEnterConfirmsTheCancellation() {
        wholeSale();
        keys(KeyCode.ESCAPE);
        assertEquals("Cancel this payment?", text(".question-title"));
        keys(KeyCode.ENTER);
        assertEquals("Cancelled", text(".result-title"));
    }

    @Test
    void theKeysOfAScreenWorkWithTheFocusInTheRail() {
        Pictures.fx(() -> window.scene().lookup(".rail-entry").requestFocus());
        keys(KeyCode.DIGIT8, KeyCode.DIGIT8);
        assertEquals("88", text(".display-entered"));
        altAnd(KeyCode.DIGIT2);
        Pictures.fx(() -> window.scene().lookup(".rail-entry").requestFocus());
        keys(KeyCode.ESCAPE);
        assertEquals("Cancel this payment?", text(".question-title"));
    }

    @Test
    void aGatewayWithoutACloseIsNotPromisedToClose() {
        world.gateway.knowsNoClose();
        wholeSale();
        keys(KeyCode.ESCAPE);
        assertEquals("Stop waiting for this payment?", text(".question-title"));
        keys(KeyCode.ENTER);
        assertEquals("Not confirmed — do not charge again yet", text(".result-title"));
        assertTrue(text(".result-text").contains("cannot close a payment"), text(".result-text"));
    }

    @Test
    void anUnansweredQuestionLeavesTheFocusWhereItWas() {
        wholeSale();
        Pictures.fx(() -> window.scene().lookup("#cancel").requestFocus());
        keys(KeyCode.ESCAPE);
        keys(KeyCode.ESCAPE);
        Pictures.fx(() -> assertEquals(
                "cancel", Objects.requireNonNull(window.scene().getFocusOwner()).getId()));
    }

    @Test
    void escapeTwiceKeepsWaiting() {
        wholeSale();
        keys(KeyCode.ESCAPE, KeyCode.ESCAPE);
        assertInstanceOf(Route.PayCode.class, window.route());
    }

    @Test
    void notConfirmedSaysNotToChargeAgain() {
        world.gateway.closesNothing();
        wholeSale();
        keys(KeyCode.ESCAPE, KeyCode.ENTER);
        assertEquals("Not confirmed — do not charge again yet", text(".result-title"));
    }

    @Test
    void trainingIsUnmistakable() {
        assertTrue(Pictures.onFx(() -> window.scene().lookup(".training").isVisible()));
        assertEquals("Training mode", text(".training-word"));
    }

    @Test
    void everythingAFingerHitsIsFortyFourPixelsHigh() {
        for (Node node : Pictures.onFx(() -> window.scene().getRoot().lookupAll(".button"))) {
            var button = (Labeled) node;
            if (button.isManaged() && !button.getStyleClass().contains("clear-field")) {
                assertTrue(button.getHeight() >= 44, button + " is " + button.getHeight() + " high");
            }
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
