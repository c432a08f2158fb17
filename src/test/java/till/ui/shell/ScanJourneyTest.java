package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.Role;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.settings.Language;
import till.settings.ScannerSettings;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.scan.ScannerTyping;

/** Scans at the counter, typed into a real window whatever has the focus. */
class ScanJourneyTest extends WindowCases {
    private static final String CODE = "134567890123456789";
    private static final PaymentMethod WECHAT =
            new PaymentMethod("gnete", "WX_BAR", Brand.WECHAT_PAY, Form.SCAN, List.of());
    private static final PaymentMethod ANY = new PaymentMethod("gnete", "AUTO_BAR", Brand.OTHER, Form.SCAN, List.of());

    @BeforeEach
    void listen() {
        world.set(settings -> settings.withScanner(ScannerSettings.USUAL));
        world.gateway.takesScans(WECHAT);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void scan(String text) {
        Pictures.fx(() -> ScannerTyping.type(window.scene(), text));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void amount() {
        type(KeyCode.DIGIT8, KeyCode.DIGIT8);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void details() {
        press(KeyCode.CONTROL).type(KeyCode.D).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        focus("#subject");
    }

    private void focus(String what) {
        Pictures.fx(() -> Objects.requireNonNull(window.scene().lookup(what)).requestFocus());
    }

    private String text(String style) {
        return Pictures.onFx(() -> ((Label) window.scene().lookup(style)).getText());
    }

    private String notice() {
        return text(".scan-notice .label");
    }

    private void assertScanned() {
        assertEquals(List.of(CODE), world.gateway.scanned());
        var order = world.gateway.orders().getFirst();
        assertEquals("HKD 88.00", order.amount().toString());
        assertEquals("WX_BAR", order.method());
        assertEquals(new Route.PayCode(order.orderNo()), window.route());
    }

    @Test
    void aScanOnTheChargeScreenChargesTheAmountAndTheCustomerConfirms() {
        amount();
        scan(CODE);
        assertScanned();
        assertEquals("The customer must confirm on the phone", text(".code-notice-title"));
        world.gateway.says(Standing.PAID);
        world.check(world.onlyOrder());
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("Paid", text(".result-title"));
    }

    @Test
    void aScanWithTheFocusInAFieldLeavesTheFieldAsItWas() {
        amount();
        details();
        Pictures.fx(() -> ((TextInputControl) window.scene().getFocusOwner()).setText("tea"));
        scan(CODE);
        assertScanned();
        assertEquals("tea", world.gateway.orders().getFirst().subject());
    }

    @Test
    void theEndingOfAScanPressesNoButton() {
        amount();
        focus(".method-tile");
        scan(CODE);
        assertScanned();
    }

    @Test
    void aScanWithoutAnAmountChargesNothingAndSaysSo() {
        scan(CODE);
        assertEquals(List.of(), world.gateway.orders());
        assertTrue(text(".display-problem").contains("no amount is keyed"));
        assertEquals("", text(".display-entered"));
    }

    @Test
    void aWalletNobodyTakesIsSaid() {
        amount();
        scan("280812820366966512");
        assertEquals(List.of(), world.gateway.orders());
        assertTrue(text(".display-problem").contains("Alipay"));
        assertEquals("88", text(".display-entered"));
    }

    @Test
    void ofSeveralWaysAPersonChooses() {
        world.gateway.takesScans(WECHAT, ANY);
        amount();
        scan(CODE);
        assertEquals(List.of(), world.gateway.orders());
        assertEquals("Charge the scanned code with", text(".question-title"));
        scan("131111111111111117");
        assertTrue(notice().contains("Answer the question first"));
        assertEquals(List.of(), world.gateway.orders());
        Pictures.fx(() -> ((Button) window.scene().lookup(".question-buttons .accent")).fire());
        WaitForAsyncUtils.waitForFxEvents();
        assertScanned();
    }

    @Test
    void aScanDuringAPaymentIsNotUsedAndItsCodeIsNotShown() {
        amount();
        scan(CODE);
        scan("131111111111111117");
        assertEquals(List.of(CODE), world.gateway.scanned());
        assertTrue(notice().contains("while a payment is under way"), notice());
        assertFalse(notice().contains("1111"));
    }

    @Test
    void aScanWhileAQuestionStandsAnswersNothing() {
        amount();
        scan(CODE);
        type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        scan("131111111111111117");
        assertEquals("Cancel this payment?", text(".question-title"));
        assertTrue(notice().contains("not used"));
    }

    @Test
    void aLostAnswerSaysNotToScanAgainAndTheCodeGoesOutNoSecondTime() {
        world.gateway.answersCreate(new Outcome.Unknown<>("time-out"));
        world.gateway.fallsSilent();
        amount();
        scan(CODE);
        assertEquals("Not confirmed — do not scan again", text(".code-notice-title"));
        Pictures.fx(() -> window.go(new Route.Charge()));
        amount();
        scan(CODE);
        assertEquals(List.of(CODE), world.gateway.scanned());
        assertTrue(text(".display-problem").contains("scanned before"), text(".display-problem"));
    }

    private void compose(String composed, String committed) {
        var runs = composed.isEmpty()
                ? List.<InputMethodTextRun>of()
                : List.of(new InputMethodTextRun(composed, InputMethodHighlight.UNSELECTED_CONVERTED));
        Event.fireEvent(
                window.scene().getFocusOwner(),
                new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, runs, committed, 0));
    }

    private String subject() {
        return Pictures.onFx(() -> ((TextInputControl) window.scene().lookup("#subject")).getText());
    }

    @Test
    void aScanThatEndsAChineseCompositionIsSaidToBeTornAndChargesNothing() {
        amount();
        details();
        Pictures.fx(() -> {
            compose("你好", "");
            compose("", "你好");
            ScannerTyping.type(window.scene(), "6281111111111111117".substring(1));
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(), world.gateway.scanned());
        assertTrue(notice().contains("Scan once more"), notice());
        assertEquals("", subject());
        scan(CODE);
        assertScanned();
    }

    @Test
    void afterATornScanTheKeysOfTheScreenAreHeard() {
        focus("#item-search");
        Pictures.fx(() -> {
            compose("你", "");
            compose("", "你");
            ScannerTyping.type(window.scene(), "34567890123456789");
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(notice().contains("Scan once more"), notice());
        assertEquals("", Pictures.onFx(() -> ((TextInputControl) window.scene().lookup("#item-search")).getText()));
        amount();
        assertEquals("88", text(".display-entered"));
    }

    @Test
    void lettersThatAChineseInputMethodTookLeaveNoRubbish() {
        details();
        Pictures.fx(() -> {
            ((TextInputControl) window.scene().getFocusOwner()).setText("tea");
            List.of("阿", "阿布", "阿保存", "阿不错的", "阿不错的法", "阿不错的风格", "阿不错的风格和").forEach(composed -> compose(composed, ""));
        });
        Pictures.fx(() -> ScannerTyping.type(window.scene(), "12"));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("tea", subject());
        assertTrue(notice().contains("Scan once more"), notice());
        assertFalse(Pictures.onFx(() -> window.scene().getFocusOwner() instanceof TextInputControl));
    }

    @Test
    void whatIsSaidOfAScanIsSaidInTheLanguageOfTheMomentToTheLastWord() {
        Pictures.fx(() -> window.go(new Route.Find()));
        scan(CODE);
        assertTrue(notice().contains("WeChat Pay"), notice());
        Pictures.fx(() -> window.speak(Language.SIMPLIFIED_CHINESE));
        assertTrue(notice().contains("微信支付"), notice());
        assertFalse(notice().contains("WeChat"), notice());
    }

    @Test
    void aReferenceOpensItsOrderFromAnyScreen() {
        amount();
        scan(CODE);
        world.gateway.says(Standing.PAID);
        world.check(world.onlyOrder());
        WaitForAsyncUtils.waitForFxEvents();
        Pictures.fx(() -> window.go(new Route.Find()));
        scan("T01-20261121-0001");
        assertEquals(new Route.Orders(world.onlyOrder()), window.route());
    }

    @Test
    void whatIsUnknownIsSaidForAWhile() {
        Pictures.fx(() -> window.go(new Route.Orders()));
        focus(".text-input");
        scan("4891234567894");
        assertTrue(notice().contains("4891234567894 (13 characters)"));
        assertEquals("", Pictures.onFx(() -> ((TextInputControl) window.scene().getFocusOwner()).getText()));
        Pictures.fx(() -> window.speak(Language.TRADITIONAL_CHINESE));
        assertTrue(notice().startsWith("讀到：4891234567894"), notice());
        Pictures.fx(() -> {
            for (var second = 0; second < 12; second++) {
                world.pass(Duration.ofSeconds(1));
            }
        });
        assertFalse(Pictures.onFx(() -> window.scene().lookup(".scan-notice").isVisible()));
    }

    @Test
    void aScanIntoAPinIsNoScanAndNoPin() {
        world.hire("ann", "Ann", Role.OWNER);
        Pictures.fx(() -> world.session.lock());
        WaitForAsyncUtils.waitForFxEvents();
        scan(CODE);
        assertFalse(Pictures.onFx(() -> window.scene().lookup(".scan-notice").isVisible()));
        assertTrue(world.session.isLocked());
        assertEquals(List.of(), world.gateway.scanned());
    }

    @Test
    void onTheScannersPageAScanIsATrial() {
        Pictures.fx(() -> window.go(new Route.Settings(Route.Settings.Part.SCANNER, null)));
        WaitForAsyncUtils.waitForFxEvents();
        focus("#field-prefix");
        scan(CODE);
        assertTrue(text("#scanner-heard").startsWith("A customer’s WeChat Pay code: 13······89, 18 characters"));
        Pictures.fx(() -> window.speak(Language.TRADITIONAL_CHINESE));
        assertTrue(text("#scanner-heard").startsWith("顧客的微信支付付款碼：13······89"), text("#scanner-heard"));
        Pictures.fx(() -> window.speak(Language.ENGLISH));
        focus("#field-prefix");
        assertEquals("", Pictures.onFx(() -> ((TextInputControl) window.scene().getFocusOwner()).getText()));
        assertEquals(List.of(), world.gateway.orders());
    }

    @Test
    void aTillThatDoesNotListenTypesWhatIsScanned() {
        world.set(settings -> settings.withScanner(new ScannerSettings(false, "", "")));
        details();
        scan("4891234567894");
        Node field = Pictures.onFx(() -> window.scene().lookup("#subject"));
        assertInstanceOf(TextInputControl.class, field);
        assertEquals("4891234567894", ((TextInputControl) field).getText());
    }
}
