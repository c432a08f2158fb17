package till.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.Problem;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.SimulatedDesk;
import till.ui.UiWorld;

/** What staff do with orders, refunds, attention and the simulated customers, in a real window by keyboard. */
class BackOfficeJourneyTest extends FxRobot {
    private final UiWorld world = new UiWorld();
    private final SimulatedDesk desk = new SimulatedDesk();
    private final Stage stage = Pictures.onFx(Stage::new);
    private final TillWindow window = Pictures.onFx(() -> {
        world.desk = desk;
        return TillWindow.show(stage, world.windowDependencies());
    });

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

    private OrderNo started(String amount) {
        world.gateway.says(Standing.WAITING);
        world.services
                .payments()
                .start(ChargeRequest.of("gnete", "WX_QR", Money.parse("HKD " + amount)), Acting.UNNAMED);
        WaitForAsyncUtils.waitForFxEvents();
        return world.gateway.orders().getLast().orderNo();
    }

    private OrderNo paid(String amount) {
        var order = started(amount);
        world.gateway.says(Standing.PAID);
        world.check(order);
        WaitForAsyncUtils.waitForFxEvents();
        return order;
    }

    private void keys(KeyCode... codes) {
        type(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void typed(String text) {
        write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void fire(String selector) {
        Pictures.fx(() -> ((ButtonBase) window.scene().lookup(selector)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(String selector) {
        return Pictures.onFx(() -> {
            // what a scroll pane holds is found once the pane has its skin
            window.scene().getRoot().applyCss();
            return ((Labeled) window.scene().lookup(selector)).getText();
        });
    }

    private List<String> texts(String selector) {
        return Pictures.onFx(() -> window.scene().getRoot().lookupAll(selector).stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private boolean shown(String selector) {
        return Pictures.onFx(() ->
                Optional.ofNullable(window.scene().lookup(selector)).stream().allMatch(Node::isVisible));
    }

    private int lines() {
        return Pictures.onFx(() -> ((TableView<?>) window.scene().lookup(".orders-table"))
                .getItems()
                .size());
    }

    private void search(String text) {
        press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        typed(text);
        keys(KeyCode.ENTER);
    }

    private OrderNo refundOpened(String amount) {
        var order = paid(amount);
        Pictures.fx(() -> window.go(new Route.Refund(order)));
        await().atMost(Duration.ofSeconds(30)).until(() -> shown("#form"));
        return order;
    }

    @Test
    void keyboardAloneFindsAnOrderAndRefundsAPart() {
        paid("11.00");
        var order = paid("1240.00");
        keys(KeyCode.F2);
        assertEquals(2, lines());
        search("1240");
        assertEquals(1, lines());
        keys(KeyCode.DOWN);
        assertEquals("HKD 1,240.00", text(".details-amount"));
        assertEquals(
                List.of("Started at till T01", "The gateway has the order and waits for the customer", "Paid"),
                texts(".timeline-text"));
        keys(KeyCode.ENTER, KeyCode.SPACE);
        assertEquals(new Route.Refund(order), window.route());
        typed("100");
        keys(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB, KeyCode.SPACE);
        assertEquals("Refund HKD 100.00", text("#send"));
        Pictures.fx(() -> {
            ((ButtonBase) window.scene().lookup("#send")).fire();
            ((ButtonBase) window.scene().lookup("#send")).fire();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, world.gateway.refunds().size());
        Pictures.fx(() -> world.pass(Duration.ofSeconds(3)));
        Pictures.fx(() -> world.pass(Duration.ofSeconds(3)));
        Pictures.fx(() -> world.pass(Duration.ofSeconds(3)));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("HKD 100.00 refunded", text("#outcomeTitle"));
        keys(KeyCode.ENTER);
        assertEquals("Part refunded", text(".details-top .state-badge"));
        assertEquals("Done", text(".refund-box .state-badge"));
        keys(KeyCode.F3);
        assertEquals(1, lines());
    }

    @Test
    void typingAloneSearches() {
        paid("11.00");
        paid("1240.00");
        keys(KeyCode.F2);
        typed("1240");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(1, lines()));
    }

    @Test
    void numberFindsItsOrderAndStateNarrowsTheList() {
        paid("11.00");
        var order = started("12.00");
        keys(KeyCode.F2);
        search(order.text());
        assertEquals(1, lines());
        Pictures.fx(() -> ((TextField) window.scene().lookup(".first-focus")).clear());
        keys(KeyCode.ENTER);
        assertEquals(2, lines());
        Pictures.fx(() -> {
            var states = (ComboBox<?>) window.scene().lookup("#states");
            states.getSelectionModel().select(states.getItems().size() - 1);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(0, lines());
        assertEquals("Nothing found", text(".placeholder-title"));
    }

    @Test
    void paidAndDeclinedDifferInColourAndInWords() {
        paid("11.00");
        var declined = started("12.00");
        world.gateway.says(Standing.DECLINED);
        world.check(declined);
        keys(KeyCode.F2);
        Pictures.fx(() -> window.scene().snapshot(null));
        assertEquals(
                List.of("Declined", "Paid"),
                texts(".orders-table .state-badge").stream().sorted().toList());
        var colours = Pictures.onFx(() -> window.scene().getRoot().lookupAll(".orders-table .state-badge").stream()
                .map(badge ->
                        ((Label) badge).getBackground().getFills().getFirst().getFill())
                .distinct()
                .count());
        assertEquals(2, colours);
    }

    @Test
    void allIsTheWholeRestToTheCent() {
        var order = refundOpened("1240.35");
        assertEquals("All 1,240.35", text("#all"));
        fire("#all");
        fire("#reason-FAULTY");
        assertEquals("Refund HKD 1,240.35", text("#send"));
        fire("#send");
        assertEquals(
                "HKD 1240.35",
                world.services.refunds().of(order).getFirst().amount().toString());
    }

    @Test
    void refusalStaysWhereItWasAskedFor() {
        world.gateway.answersRefund(new Outcome.Refused<>(Problem.of("refund.reasonMissing"), "9999"));
        var order = refundOpened("88.50");
        fire("#all");
        fire("#reason-FAULTY");
        fire("#send");
        assertEquals("Not refunded", text("#outcomeTitle"));
        assertTrue(text("#outcomeText").endsWith("No money moved."), text("#outcomeText"));
        assertEquals(new Route.Refund(order), window.route());
    }

    @Test
    void refundInDoubtIsShownAgainInPlaceOfTheForm() {
        world.gateway.answersRefund(new Outcome.Unknown<>("time-out"));
        var order = refundOpened("88.50");
        typed("10");
        fire("#reason-FAULTY");
        world.gateway.fallsSilent();
        fire("#send");
        assertEquals("It is not known yet whether HKD 10.00 went back", text("#outcomeTitle"));
        keys(KeyCode.ESCAPE);
        assertEquals(new Route.Orders(order), window.route());
        assertEquals("Not confirmed", text(".refund-box .state-badge"));
        Pictures.fx(() -> window.go(new Route.Refund(order)));
        WaitForAsyncUtils.waitForFxEvents();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertEquals("It is not known yet whether HKD 10.00 went back", text("#outcomeTitle")));
        assertFalse(shown("#form"));
        assertEquals(1, world.gateway.refunds().size());
    }

    @Test
    void dayIsWrittenToAFileAndSaidSo(@TempDir Path folder) throws IOException {
        paid("11.00");
        var place = folder.resolve("day.csv");
        world.place = Optional.of(place);
        keys(KeyCode.F2);
        fire("#export");
        assertEquals("Rows: 1, written to " + place + ". The summary stands beside it.", text("#exportedText"));
        assertTrue(Files.readString(place).contains("11.00"));
    }

    @Test
    void lateMoneyIsCheckedUnderAttention() {
        var order = started("75.00");
        world.services.payments().cancel(order, Acting.UNNAMED).value();
        Pictures.fx(() -> world.pass(Duration.ofMinutes(4)));
        world.gateway.says(Standing.PAID);
        world.check(order);
        keys(KeyCode.F7);
        assertEquals(new Route.Attention(), window.route());
        assertEquals("Paid late", text(".attention-title"));
        keys(KeyCode.F8);
        assertEquals("Asked. It is paid; the money was received.", text(".attention-told"));
    }

    @Test
    void simulatedCustomerPaysBesideTheCode() {
        var order = started("88.50");
        desk.customers.add(order);
        Pictures.fx(() -> window.go(new Route.PayCode(order)));
        keys(KeyCode.F5);
        for (var width : new int[] {1366, 1024}) {
            Pictures.fx(() -> stage.setWidth(width));
            WaitForAsyncUtils.waitForFxEvents();
            var panel = Pictures.onFx(() -> place(".training-panel"));
            assertFalse(panel.intersects(Pictures.onFx(() -> place(".code-card"))), width + " px");
            assertTrue(panel.getMaxY() < Pictures.onFx(() -> place("#check")).getMinY(), width + " px");
        }
        assertEquals(
                "deed-PAY", Pictures.onFx(() -> window.scene().getFocusOwner().getId()));
        keys(KeyCode.F5, KeyCode.F5);
        fire("#deed-PAY");
        assertEquals(List.of("PAY " + order), desk.told);
        keys(KeyCode.F5);
        assertFalse(shown(".training-panel"));
    }

    private javafx.geometry.Bounds place(String selector) {
        var node = window.scene().lookup(selector);
        window.scene().getRoot().applyCss();
        window.scene().getRoot().layout();
        return node.localToScene(node.getLayoutBounds());
    }
}
