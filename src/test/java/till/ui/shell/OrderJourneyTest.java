package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import till.device.ScanReader;
import till.domain.Acting;
import till.domain.Basket;
import till.domain.Item;
import till.domain.ItemNames;
import till.domain.OrderLine;
import till.domain.OrderNo;
import till.domain.ParkedOrder;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.Role;
import till.gateway.PaymentAnswer.Standing;
import till.settings.ScannerSettings;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;
import till.ui.scan.ScannerTyping;

/** A whole order by keys, by the scanner and by touch, in a real window. */
class OrderJourneyTest extends FxRobot {
    private static final String WALLET = "134567890123456789";

    private final UiWorld world = new UiWorld();
    private final Stage stage = Pictures.onFx(Stage::new);
    private TillWindow window;

    @BeforeEach
    void open() {
        add("TEA", "4891028000018", "Oolong tea", "24.00", 1);
        add("TART", "4891028000025", "Egg tart", "13.50", 2);
        window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void add(String sku, String barcode, String name, String price, int place) {
        var item = new Item(sku, barcode, ItemNames.of(name), Money.parse("HKD " + price), "Food", place, null, true);
        world.catalogue.add(item, Acting.UNNAMED).value();
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
        for (var code : codes) {
            type(code);
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    private void altAnd(KeyCode code) {
        press(KeyCode.ALT).type(code).release(KeyCode.ALT);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void ctrlAnd(KeyCode code) {
        press(KeyCode.CONTROL).type(code).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void scan(String text) {
        world.set(settings -> settings.withScanner(new ScannerSettings(true, "", "")));
        Pictures.fx(() -> ScannerTyping.type(window.scene(), text));
        WaitForAsyncUtils.waitForFxEvents();
        // what a hand presses next comes later than what the scanner may end with
        WaitForAsyncUtils.sleep(2 * ScanReader.SILENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String text(String style) {
        return Pictures.onFx(() -> ((Label) window.scene().lookup(style)).getText());
    }

    private Money sent() {
        return world.gateway.orders().getLast().amount();
    }

    private OrderNo last() {
        return world.gateway.orders().getLast().orderNo();
    }

    @Test
    void anOrderByKeysTakesFourKeysAndTheWayToPay() {
        var pressed = new AtomicInteger();
        Pictures.fx(() -> window.scene().addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!event.getCode().isModifierKey()) {
                pressed.incrementAndGet();
            }
        }));
        keys(KeyCode.T, KeyCode.E, KeyCode.A, KeyCode.ENTER);
        altAnd(KeyCode.DIGIT2);
        assertEquals(Money.parse("HKD 24.00"), sent());
        assertEquals(5, pressed.get());
        assertEquals(
                "TEA", world.services.inHand().of(last()).lines().getFirst().sku());
    }

    @Test
    void itemsAndTheCustomersCodeAreAllThatIsScanned() {
        world.gateway.takesScans(new PaymentMethod("gnete", "WX_BAR", Brand.WECHAT_PAY, Form.SCAN, List.of()));
        scan("4891028000018");
        scan("4891028000025");
        scan("4891028000018");
        assertEquals("61.50", text(".display-entered"));
        scan(WALLET);
        assertEquals(Money.parse("HKD 61.50"), sent());
        world.gateway.says(Standing.PAID);
        world.check(last());
        WaitForAsyncUtils.waitForFxEvents();
        assertInstanceOf(Route.Result.class, window.route());
        keys(KeyCode.ENTER);
        assertInstanceOf(Route.Charge.class, window.route());
        assertEquals("", text(".display-entered"));
    }

    @Test
    void aBarcodeNobodyKnowsIsSaidAndChangesNothing() {
        scan("4891028000018");
        scan("4891028009999");
        assertEquals("24.00", text(".display-entered"));
        assertTrue(Pictures.onFx(() -> window.scene().getRoot().lookupAll(".label").stream()
                .anyMatch(node -> ((Label) node).getText() != null
                        && ((Label) node).getText().contains("neither an item’s barcode"))));
    }

    @Test
    void anOrderByTouchAt1024() {
        Pictures.fx(() -> {
            stage.setWidth(1024);
            stage.setHeight(768);
        });
        WaitForAsyncUtils.waitForFxEvents();
        clickOn("#orderSide");
        WaitForAsyncUtils.waitForFxEvents();
        clickOn("#quick-1");
        WaitForAsyncUtils.waitForFxEvents();
        clickOn("#more-0");
        WaitForAsyncUtils.waitForFxEvents();
        clickOn("#method-2");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Money.parse("HKD 48.00"), sent());
    }

    @Test
    void quantityRemovalAndUndoAreKeys() {
        keys(KeyCode.T, KeyCode.E, KeyCode.A, KeyCode.ENTER, KeyCode.DIGIT3, KeyCode.MULTIPLY);
        assertEquals("72.00", text(".display-entered"));
        keys(KeyCode.MINUS);
        assertEquals("48.00", text(".display-entered"));
        keys(KeyCode.DELETE);
        assertEquals("", text(".display-entered"));
        ctrlAnd(KeyCode.Z);
        assertEquals("48.00", text(".display-entered"));
    }

    @Test
    void anAmountThatBelongsToNoLineIsNotChargedWithTheOrder() {
        keys(KeyCode.T, KeyCode.E, KeyCode.A, KeyCode.ENTER, KeyCode.DIGIT5);
        altAnd(KeyCode.DIGIT2);
        assertEquals(List.of(), world.gateway.orders());
        keys(KeyCode.ENTER);
        altAnd(KeyCode.DIGIT2);
        assertEquals(Money.parse("HKD 29.00"), sent());
    }

    @Test
    void aCancelledPaymentGivesTheLinesBack() {
        keys(KeyCode.T, KeyCode.E, KeyCode.A, KeyCode.ENTER);
        altAnd(KeyCode.DIGIT2);
        world.gateway.says(Standing.DECLINED);
        world.check(last());
        WaitForAsyncUtils.waitForFxEvents();
        keys(KeyCode.F1);
        assertEquals("24.00", text(".display-entered"));
        altAnd(KeyCode.DIGIT2);
        assertEquals(2, world.gateway.orders().size());
        assertEquals(
                world.services.payments().find(last()).orElseThrow().order().sale(),
                world.services
                        .payments()
                        .find(world.gateway.orders().getFirst().orderNo())
                        .orElseThrow()
                        .order()
                        .sale());
    }

    @Test
    void anUnpaidOrderOutlivesTheWindow() {
        keys(KeyCode.T, KeyCode.E, KeyCode.A, KeyCode.ENTER);
        Pictures.fx(() -> {
            window.close();
            window = TillWindow.show(stage, world.windowDependencies());
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("24.00", text(".display-entered"));
    }

    @Test
    void parkedIsRecalledAndTheScreenIsFreeMeanwhile() {
        keys(KeyCode.T, KeyCode.E, KeyCode.A, KeyCode.ENTER);
        park("");
        assertEquals("", text(".display-entered"));
        ctrlAnd(KeyCode.R);
        clickOn(".basket-choice");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("24.00", text(".display-entered"));
        assertEquals(0, world.services.inHand().parkedCount());
    }

    private void park(String whose) {
        ctrlAnd(KeyCode.S);
        Pictures.fx(() -> ((TextInputControl) window.scene().lookup(".question-field")).setText(whose));
        WaitForAsyncUtils.waitForFxEvents();
        keys(KeyCode.ENTER);
    }

    @Test
    void aParkedOrderIsFoundByWhomItIsForAndTakenUpByKeysAlone() {
        keys(KeyCode.T, KeyCode.E, KeyCode.A, KeyCode.ENTER);
        park("Table 12");
        keys(KeyCode.T, KeyCode.A, KeyCode.R, KeyCode.T, KeyCode.ENTER);
        park("Mr Chan");
        ctrlAnd(KeyCode.R);
        assertEquals(
                Set.of("Mr Chan", "Table 12"),
                Pictures.onFx(() -> window.scene().getRoot().lookupAll(".basket-choice .basket-name").stream()
                        .map(name -> ((Label) name).getText())
                        .collect(Collectors.toSet())));
        Pictures.fx(() -> ((TextInputControl) window.scene().getFocusOwner()).setText("table TEA"));
        WaitForAsyncUtils.waitForFxEvents();
        keys(KeyCode.ENTER);
        assertEquals("24.00", text(".display-entered"));
        assertEquals(
                "Mr Chan", world.services.inHand().parked().getFirst().basket().customer());
        altAnd(KeyCode.DIGIT2);
        assertEquals("Table 12", world.services.inHand().of(last()).customer());
    }

    @Test
    void whoParkedAnOrderIsToldByNameAndFoundByIt() {
        keys(KeyCode.T, KeyCode.E, KeyCode.A, KeyCode.ENTER);
        park("Table 12");
        world.hire("o-17", "Mei Chan", Role.OWNER);
        var order = world.services.inHand().parked().getFirst();
        for (var operator : List.of("o-17", "o-gone")) {
            var lines = order.basket().lines();
            var basket = new Basket(operator, lines, "", "");
            world.services
                    .inHand()
                    .setAside(new ParkedOrder(basket, order.total(), "", "", "T2", operator, order.at()));
        }
        ctrlAnd(KeyCode.R);
        var told = details();
        assertTrue(told.stream().anyMatch(line -> line.endsWith("T2  ·  Mei Chan")), told.toString());
        assertTrue(told.stream().anyMatch(line -> line.endsWith("T2  ·  o-gone")), told.toString());
        Pictures.fx(() -> ((TextInputControl) window.scene().lookup("#parked-search")).setText("mei"));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, details().size());
    }

    private List<String> details() {
        return Pictures.onFx(() -> window.scene().getRoot().lookupAll(".basket-choice .label").stream()
                .map(label -> ((Label) label).getText())
                .filter(line -> line.contains("  ·  "))
                .toList());
    }

    @Test
    void wordsThatAreTooLongForAParkedOrderAreSaidToBe() {
        keys(KeyCode.T, KeyCode.E, KeyCode.A, KeyCode.ENTER);
        park("x".repeat(41));
        assertEquals(0, world.services.inHand().parkedCount());
        assertEquals("Park the order", text(".question-title"));
    }

    private void answer(String words) {
        Pictures.fx(() -> window.scene().getRoot().lookupAll(".question-buttons .button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().startsWith(words))
                .findFirst()
                .orElseThrow()
                .fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aDiscountOnTheWholeOrderIsChargedAndBorneByItsLines() {
        keys(KeyCode.T, KeyCode.E, KeyCode.A, KeyCode.ENTER);
        keys(KeyCode.T, KeyCode.A, KeyCode.R, KeyCode.T, KeyCode.ENTER);
        assertEquals("37.50", text(".display-entered"));
        ctrlAnd(KeyCode.T);
        Pictures.fx(() -> ((TextInputControl) window.scene().lookup(".question-field")).setText("10%"));
        WaitForAsyncUtils.waitForFxEvents();
        answer("Take off");
        assertEquals("33.75", text(".display-entered"));
        altAnd(KeyCode.DIGIT2);
        assertEquals(Money.parse("HKD 33.75"), sent());
        assertEquals(
                List.of(Money.parse("HKD 21.60"), Money.parse("HKD 12.15")),
                world.services.inHand().of(last()).lines().stream()
                        .map(OrderLine::amount)
                        .toList());
    }

    @Test
    void aParkedOrderIsThrownAwayOnlyOnceSomebodyIsSure() {
        keys(KeyCode.T, KeyCode.E, KeyCode.A, KeyCode.ENTER);
        park("");
        ctrlAnd(KeyCode.R);
        var discard = "#discard-" + world.services.inHand().parked().getFirst().id();
        clickOn(discard);
        WaitForAsyncUtils.waitForFxEvents();
        answer("Keep it");
        assertEquals(1, world.services.inHand().parkedCount());
        clickOn(discard);
        WaitForAsyncUtils.waitForFxEvents();
        answer("Throw away");
        assertEquals(Optional.empty(), world.services.inHand().atHand());
        assertEquals(0, world.services.inHand().parkedCount());
        assertEquals("", text(".display-entered"));
        ctrlAnd(KeyCode.R);
        ctrlAnd(KeyCode.R);
        assertEquals(null, Pictures.onFx(() -> window.scene().lookup(discard)));
    }
}
