package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.settings.DisplaySettings.Languages;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.customer.CustomerDisplay;
import till.ui.kit.SafePicture;

/** What the customer sees while the till goes from screen to screen. */
class CustomerDisplayTest extends WindowCases {
    private final CustomerDisplay display = window.customer().orElseThrow();

    @BeforeEach
    void open() {
        world.set(settings -> settings.withDisplay(settings.display().withOpen(true)));
        settle();
    }

    @Test
    void aDisplayThatIsOpenFromTheStartGreetsAtOnce() {
        var other = Pictures.onFx(() -> new Stage());
        var again = Pictures.onFx(() -> TillWindow.show(other, world.windowDependencies()));
        try {
            var seen = words(again.customer().orElseThrow().scene());
            assertTrue(seen.contains("歡迎光臨\nWelcome"), seen);
        } finally {
            Pictures.fx(() -> {
                again.close();
                // a window left behind takes the keys of whatever is tested next
                other.close();
            });
        }
    }

    private OrderNo start(String method, String amount) {
        var money = Money.of(CurrencyUnit.of("HKD"), new BigDecimal(amount));
        Pictures.fx(() -> world.services.payments().start(ChargeRequest.of("gnete", method, money), Acting.UNNAMED));
        return world.gateway.orders().getLast().orderNo();
    }

    private void go(Route route) {
        Pictures.fx(() -> window.go(route));
        settle();
    }

    private static Stream<Node> below(Node node) {
        var deeper = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .filter(Node::isVisible)
                        .flatMap(CustomerDisplayTest::below)
                : Stream.<Node>empty();
        return Stream.concat(Stream.of(node), deeper);
    }

    private static String words(Scene scene) {
        return Pictures.onFx(() -> below(scene.getRoot())
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.joining("|")));
    }

    private String words() {
        return words(display.scene());
    }

    private Optional<String> code() {
        return Pictures.onFx(() -> read(display.scene()));
    }

    private static Optional<String> read(Scene scene) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(Pictures.of(scene), "png", bytes);
        return SafePicture.of(bytes.toByteArray(), 20_000_000).value().code();
    }

    private void keep(String name) {
        Pictures.fx(() -> Pictures.keep(display.scene(), "customer-" + name));
    }

    @Test
    void whileNobodyPaysTheShopIsSeen() {
        assertTrue(words().contains("Harbour Tea House"), words());
        assertTrue(words().contains("歡迎光臨\nWelcome"), words());
        keep("idle");
    }

    @Test
    void theCodeTheAmountAndTheWalletAreSeenInChineseAndEnglish() {
        var order = start("WX_QR", "88.50");
        go(new Route.PayCode(order));
        keep("scan");
        assertEquals(Optional.of("https://qr.example/pay?o=" + order), code());
        assertTrue(words().contains("請掃碼付款|Please scan to pay|HKD 88.50|"), words());
        assertTrue(words().contains("WeChat Pay"), words());
        assertTrue(words().contains("5:00"), words());
        Pictures.fx(() -> world.pass(Duration.ofSeconds(61)));
        settle();
        assertTrue(words().contains("3:59"), words());
        Pictures.fx(() -> window.wear(Theme.DARK));
        settle();
        keep("scan-dark");
        assertEquals(Optional.of("https://qr.example/pay?o=" + order), code());
    }

    @Test
    void theCodeIsGoneWithThePayment() {
        var order = start("WX_QR", "88.50");
        go(new Route.PayCode(order));
        world.gateway.says(Standing.PAID);
        Pictures.fx(() -> world.check(order));
        settle();
        keep("paid");
        assertEquals(Optional.empty(), code());
        assertTrue(words().contains("付款成功|Paid|HKD 88.50"), words());
        Pictures.fx(() -> window.wear(Theme.DARK));
        settle();
        keep("paid-dark");
        go(new Route.Charge());
        assertFalse(words().contains("88.50"), words());
    }

    @Test
    void theCodeIsGoneWhenStaffLeaveForAnotherScreen() {
        go(new Route.PayCode(start("WX_QR", "88.50")));
        go(new Route.Orders());
        assertEquals(Optional.empty(), code());
        assertFalse(words().contains("88.50"), words());
    }

    @Test
    void oneSaleIsNeverShownWithTheOthersCode() {
        var first = start("WX_QR", "88.50");
        var second = start("ALI_QR", "46.00");
        go(new Route.PayCode(first));
        go(new Route.PayCode(second));
        assertEquals(Optional.of("https://qr.example/pay?o=" + second), code());
        assertTrue(words().contains("HKD 46.00"), words());
        world.gateway.says(Standing.PAID);
        Pictures.fx(() -> world.check(first));
        settle();
        assertEquals(Optional.of("https://qr.example/pay?o=" + second), code());
        assertFalse(words().contains("Paid"), words());
    }

    @Test
    void aCodeWhoseTimeIsOverIsNotSeen() {
        go(new Route.PayCode(start("WX_QR", "88.50")));
        Pictures.fx(() -> world.pass(Duration.ofMinutes(5)));
        settle();
        assertEquals(Optional.empty(), code());
        assertTrue(words().contains("One moment, please"), words());
    }

    @Test
    void aScannedCodeIsConfirmedOnThePhone() {
        world.gateway.gives(new PayCode(PayCode.Kind.NONE, ""));
        go(new Route.PayCode(start("WX_QR", "88.50")));
        keep("confirm");
        assertTrue(words().contains("請在手機上確認|Please confirm on your phone|HKD 88.50"), words());
    }

    @Test
    void declinedIsSaidInTheCustomersWords() {
        var order = start("ALI_QR", "1234.50");
        go(new Route.PayCode(order));
        world.gateway.says(Standing.DECLINED);
        Pictures.fx(() -> world.check(order));
        settle();
        keep("declined");
        assertTrue(words().contains("付款被拒|Payment declined|HKD 1,234.50"), words());
    }

    @Test
    void inDoubtTheCustomerIsAskedNotToPayAgain() {
        var order = start("ALI_QR", "88.50");
        go(new Route.PayCode(order));
        world.gateway.closesNothing();
        Pictures.fx(() -> {
            world.services.payments().cancel(order, Acting.UNNAMED).value();
        });
        settle();
        keep("unconfirmed");
        assertTrue(words().contains("Please do not pay again yet"), words());
    }

    @Test
    void anOlderPaymentThatStaffLookUpIsNobodysBusiness() {
        var order = start("WX_QR", "88.50");
        world.gateway.says(Standing.PAID);
        Pictures.fx(() -> world.check(order));
        Pictures.fx(() -> world.pass(Duration.ofMinutes(2)));
        go(new Route.Result(order));
        assertFalse(words().contains("88.50"), words());
    }

    @Test
    void aPaymentJustPaidThatStaffLookUpAgainIsNotTakenForTheNextCustomers() {
        var order = start("WX_QR", "88.50");
        go(new Route.PayCode(order));
        world.gateway.says(Standing.PAID);
        Pictures.fx(() -> world.check(order));
        settle();
        assertTrue(words().contains("88.50"), words());
        go(new Route.Charge(null));
        go(new Route.Result(order));
        assertFalse(words().contains("88.50"), words());
    }

    @Test
    void paidGivesWayToTheShopAfterAMinute() {
        var order = start("WX_QR", "88.50");
        go(new Route.PayCode(order));
        world.gateway.says(Standing.PAID);
        Pictures.fx(() -> world.check(order));
        settle();
        Pictures.fx(world.session::lock);
        Pictures.fx(() -> world.pass(Duration.ofMinutes(1)));
        settle();
        assertFalse(words().contains("88.50"), words());
    }

    @ParameterizedTest
    @EnumSource(Languages.class)
    void itSpeaksItsOwnLanguages(Languages languages) {
        world.set(settings -> settings.withDisplay(settings.display().withLanguages(languages)));
        go(new Route.PayCode(start("WX_QR", "88.50")));
        assertEquals(languages.name().contains("ENGLISH"), words().contains("Please scan to pay"));
        assertEquals(languages.name().contains("TRADITIONAL"), words().contains("請掃碼付款"));
        assertEquals(languages.name().contains("SIMPLIFIED"), words().contains("请扫码付款"));
    }

    @Test
    void nothingOfTheStaffsIsOnIt() {
        var order = start("WX_QR", "88.50");
        for (var route :
                List.of(new Route.Charge(), new Route.PayCode(order), new Route.Orders(), new Route.Settings())) {
            go(route);
            var controls = Pictures.onFx(() -> below(display.scene().getRoot())
                    .filter(node ->
                            node instanceof ButtonBase || node instanceof TextInputControl || node.isFocusTraversable())
                    .toList());
            assertEquals(List.of(), controls);
            assertFalse(words().contains(order.text()), words());
        }
    }

    @Test
    void f11AndTheSignInTheRailOpenAndCloseItButNotWhileLocked() {
        f11();
        assertFalse(world.settings.current().display().open());
        Pictures.fx(() -> ((javafx.scene.control.Button) window.scene().lookup("#customer")).fire());
        settle();
        assertTrue(world.settings.current().display().open());
        Pictures.fx(world.session::lock);
        f11();
        assertTrue(world.settings.current().display().open());
    }

    private void f11() {
        Pictures.fx(() -> window.scene()
                .getRoot()
                .fireEvent(new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        javafx.scene.input.KeyCode.F11,
                        false,
                        false,
                        false,
                        false)));
        settle();
    }

    @Test
    void keysThatReachItGoToTheTill() {
        Pictures.fx(() -> display.scene()
                .getRoot()
                .fireEvent(new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        javafx.scene.input.KeyCode.F2,
                        false,
                        false,
                        false,
                        false)));
        settle();
        assertTrue(window.route() instanceof Route.Orders, window.route().toString());
    }

    @Test
    void itsSettingOpensAndClosesItAndItComesBackAsItWas() {
        var order = start("WX_QR", "88.50");
        go(new Route.PayCode(order));
        world.set(settings -> settings.withDisplay(settings.display().withOpen(false)));
        settle();
        assertEquals(
                1,
                Pictures.onFx(() -> javafx.stage.Window.getWindows().stream()
                        .filter(each -> each.equals(stage) || each.getScene() == display.scene())
                        .count()));
        world.set(settings -> settings.withDisplay(settings.display().withOpen(true)));
        settle();
        assertEquals(Optional.of("https://qr.example/pay?o=" + order), code());
    }
}
