package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.receipt.ReceiptOf;
import till.service.ChargeRequest;
import till.settings.Language;
import till.settings.ReceiptField;
import till.settings.ScannerSettings;
import till.settings.Theme;
import till.ui.CutOffs;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.SimulatedDesk;
import till.ui.UiWorld;
import till.ui.scan.ScannerTyping;

/**
 * Leaves pictures of scans, links, receipts and their settings in {@code target/pictures}; no word may be cut off. It takes
 * minutes on a busy machine, so only whoever asks for it by {@code -Dlooks=some} or {@code -Dlooks=all} has it run.
 */
@EnabledIfSystemProperty(named = "looks", matches = "some|all")
class CounterPicturedTest extends FxRobot {
    /** As long as a person wrote them, and told in full elsewhere. */
    private static final String[] OPEN_ENDED = {"links-customer", "recent-state", "recent-amount", "rail-shop"};

    private static final String CODE = "134567890123456789";
    private static final PaymentMethod WECHAT =
            new PaymentMethod("gnete", "WX_BAR", Brand.WECHAT_PAY, Form.SCAN, List.of());
    private static final PaymentMethod ANY = new PaymentMethod("gnete", "AUTO_BAR", Brand.OTHER, Form.SCAN, List.of());

    private final UiWorld world = new UiWorld();
    private final SimulatedDesk desk = new SimulatedDesk();
    private final Stage stage = Pictures.onFx(Stage::new);
    private final TillWindow window = Pictures.onFx(() -> {
        world.desk = desk;
        return TillWindow.show(stage, world.windowDependencies());
    });
    private final List<String> cutOff = new ArrayList<>();

    @BeforeEach
    void listen() {
        world.set(settings -> settings.withScanner(ScannerSettings.USUAL));
        world.gateway.takesScans(WECHAT);
        settle();
    }

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
            // a closed window is told of nothing that fails in the next one
            Thread.currentThread().setUncaughtExceptionHandler(null);
        });
        world.close();
        assertEquals(List.of(), Pictures.onFx(() -> List.copyOf(Window.getWindows())), "windows left behind");
        assertEquals("", String.join("\n", cutOff));
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void scan(String text) {
        Pictures.fx(() -> ScannerTyping.type(window.scene(), text));
        settle();
    }

    private void keys(KeyCode... codes) {
        type(codes);
        settle();
    }

    private void go(Route route) {
        Pictures.fx(() -> window.go(route));
        settle();
    }

    private void fire(String selector) {
        Pictures.fx(() -> ((ButtonBase) window.scene().lookup(selector)).fire());
        settle();
    }

    private OrderNo start(String method, String amount, String subject) {
        var request = new ChargeRequest(
                "gnete", method, Money.parse("HKD " + amount), subject, "", false, java.util.Map.of());
        Pictures.fx(() -> world.services.payments().start(request, Acting.UNNAMED));
        return world.gateway.orders().getLast().orderNo();
    }

    private OrderNo paid(String amount) {
        world.gateway.says(Standing.WAITING);
        var order = start("WX_QR", amount, "Lunch 午餐, table 12");
        world.gateway.says(Standing.PAID);
        Pictures.fx(() -> world.check(order));
        world.gateway.says(Standing.WAITING);
        settle();
        return order;
    }

    private void receipts(ReceiptField field, String text) {
        world.set(
                settings -> settings.withReceipts(ReceiptField.read(settings.receipts(), java.util.Map.of(field, text))
                        .value()));
    }

    @Test
    void receiptsArePictured() {
        receipts(ReceiptField.HEADER, "Queen’s Road Central 皇后大道中 88 號\nTel. 2345 6789");
        var order = paid("1240.00");
        go(new Route.Receipt(ReceiptOf.payment(order), new Route.Orders(order)));
        pictures("receipt");
        receipts(ReceiptField.PAPER, "A4");
        go(new Route.Receipt(ReceiptOf.payment(order), new Route.Orders(order)));
        pictures("receipt-a4");
    }

    @Test
    void aPrinterThatFailsIsPictured() {
        world.set(settings -> settings.withReceipts(ReceiptField.read(
                        settings.receipts(),
                        java.util.Map.of(
                                ReceiptField.PRINTER,
                                "FILES",
                                ReceiptField.WHERE,
                                "/proc/nowhere/receipts-of-the-second-till-at-the-back-door"))
                .value()));
        var order = paid("88.50");
        go(new Route.Result(order));
        keys(KeyCode.CONTROL, KeyCode.P);
        Pictures.fx(() -> world.receipts.print(
                world.receipts.find(ReceiptOf.payment(order)).value(), Acting.UNNAMED));
        org.awaitility.Awaitility.await()
                .until(() -> Pictures.onFx(
                        () -> window.scene().lookup(".printer-notice").isVisible()));
        pictures("printer-fails");
    }

    @Test
    void settingsOfDevicesArePictured() {
        for (var part :
                List.of(Route.Settings.Part.RECEIPTS, Route.Settings.Part.SCANNER, Route.Settings.Part.DISPLAY)) {
            go(new Route.Settings(part, null));
            pictures("settings-" + part.name().toLowerCase(java.util.Locale.ROOT));
        }
        go(new Route.Settings(Route.Settings.Part.SCANNER, null));
        scan(CODE);
        pictures("settings-scanner-heard");
    }

    @Test
    void scansArePictured() {
        keys(KeyCode.DIGIT8, KeyCode.DIGIT8);
        scan(CODE);
        pictures("scan-confirm");
        scan("131111111111111117");
        pictures("scan-under-way");
        world.gateway.fallsSilent();
        Pictures.fx(() -> world.pass(Duration.ofMinutes(2)));
        pictures("scan-silent");
    }

    @Test
    void scansThatEndInDoubtArePictured() {
        world.gateway.answersCreate(new Outcome.Unknown<>("time-out"));
        world.gateway.fallsSilent();
        keys(KeyCode.DIGIT8, KeyCode.DIGIT8);
        scan(CODE);
        pictures("scan-lost");
        go(new Route.Charge());
        keys(KeyCode.DIGIT8, KeyCode.DIGIT8);
        scan(CODE);
        pictures("scan-before");
    }

    @Test
    void whatIsAskedAndToldOfScansIsPictured() {
        scan(CODE);
        pictures("scan-no-amount");
        world.gateway.takesScans(WECHAT, ANY);
        keys(KeyCode.DIGIT8, KeyCode.DIGIT8);
        scan(CODE);
        pictures("scan-which");
        scan("131111111111111117");
        pictures("scan-question");
        keys(KeyCode.ESCAPE);
        go(new Route.Orders());
        scan("4891234567894");
        pictures("scan-unknown");
    }

    @Test
    void theTrainingPhoneIsPictured() {
        desk.customers.add(start("WX_QR", "88.50", ""));
        fire(".training-toggle");
        pictures("training-phone");
    }

    @Test
    void linksArePictured() {
        go(new Route.Links());
        pictures("links-none");
        fire("#make");
        pictures("links-wrong");
        world.gateway.gives(new PayCode(PayCode.Kind.LINK, "https://pay.example/l/abc123?merchant=M1621873433953"));
        String[] customers = {"", "Mrs Chan, 3 boxes of moon cakes for the mid-autumn party 陳太", "Ada", "Joe"};
        for (var i = 0; i < 4; i++) {
            Pictures.fx(() -> ((TextInputControl) window.scene().lookup("#amount")).setText("12345.50"));
            var text = customers[i];
            Pictures.fx(() -> ((TextInputControl) window.scene().lookup("#subject")).setText(text));
            fire("#make");
            var order = world.gateway.orders().getLast().orderNo();
            if (i == 0) {
                pictures("links-shown");
            }
            world.gateway.says(List.of(Standing.WAITING, Standing.PAID, Standing.DECLINED, Standing.WAITING)
                    .get(i));
            Pictures.fx(() -> world.check(order));
            world.gateway.says(Standing.WAITING);
            settle();
            fire("#another");
        }
        Pictures.fx(() -> world.pass(Duration.ofMinutes(61)));
        fire("#links-ALL");
        pictures("links-list");
        go(new Route.Links(world.gateway.orders().get(1).orderNo()));
        pictures("links-paid");
        go(new Route.Charge());
        var last = world.gateway.orders().getLast().orderNo();
        world.gateway.says(Standing.PAID);
        Pictures.fx(() -> world.check(last));
        settle();
        pictures("links-notice");
    }

    @Test
    void theCustomersDisplayIsPictured() {
        world.set(settings -> settings.withDisplay(settings.display().withOpen(true)));
        settle();
        customer("IDLE", "Welcome");
        var order = start("WX_QR", "12345.50", "");
        go(new Route.PayCode(order));
        customer("SCAN", "Please scan to pay");
        Pictures.fx(() -> world.pass(Duration.ofMinutes(5)));
        settle();
        customer("WAIT", "One moment, please");
        var next = start("ALI_QR", "12345.50", "");
        go(new Route.PayCode(next));
        world.gateway.says(Standing.DECLINED);
        Pictures.fx(() -> world.check(next));
        settle();
        customer("DECLINED", "Payment declined");
    }

    @Test
    void aScannedPaymentIsPicturedOnTheCustomersDisplay() {
        world.set(settings -> settings.withDisplay(settings.display().withOpen(true)));
        settle();
        fire("#key-8");
        fire("#key-8");
        scan(CODE);
        customer("CONFIRM", "Please confirm on your phone");
        world.gateway.says(Standing.PAID);
        var order = world.onlyOrder();
        Pictures.fx(() -> world.check(order));
        settle();
        customer("PAID", "Paid");
    }

    private void customer(String name, String words) {
        var scene = window.customer().orElseThrow().scene();
        assertTrue(
                Pictures.onFx(() -> CutOffs.words(scene)).stream().anyMatch(each -> each.contains(words)),
                () -> name + " says " + words);
        int[][] sizes = {{1366, 768}, {480, 360}};
        for (var size : sizes) {
            var theme = size[0] == 1366 ? Theme.LIGHT : Theme.DARK;
            Pictures.fx(() -> {
                scene.getWindow().setWidth(size[0]);
                scene.getWindow().setHeight(size[1]);
                window.wear(theme);
            });
            settle();
            keep(scene, "customer-" + name + "-" + size[0] + "-" + theme);
        }
    }

    /** The last look is the one to go on with; {@code all} takes every language in every theme and size. */
    private void pictures(String name) {
        if ("all".equals(System.getProperty("looks"))) {
            for (var language : Language.values()) {
                for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
                    picture(name, language, theme, 1024, 100);
                    picture(name, language, theme, 1366, 100);
                }
            }
        }
        picture(name, Language.TRADITIONAL_CHINESE, Theme.DARK, 1024, 100);
        picture(name, Language.ENGLISH, Theme.LIGHT, 1366, 200);
        picture(name, Language.ENGLISH, Theme.LIGHT, 1024, 100);
    }

    private void picture(String name, Language language, Theme theme, int width, int percent) {
        Pictures.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(768);
            window.textScale(percent);
            window.speak(language);
            window.wear(theme);
        });
        settle();
        keep(window.scene(), name + "-" + language.tag() + "-" + theme + "-" + width + "-" + percent);
    }

    private void keep(Scene scene, String name) {
        Pictures.fx(() -> {
            Pictures.keep(scene, name);
            CutOffs.of(scene, OPEN_ENDED).forEach(each -> cutOff.add(name + " " + each));
        });
    }
}
