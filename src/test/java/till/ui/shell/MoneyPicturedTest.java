package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.Attention.Kind;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.service.RefundRequest;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;

/** Cards, their forms and refunds in a real window: by keyboard, and as pictures in {@code target/pictures}. */
class MoneyPicturedTest extends WindowCases {
    private OrderNo paid(String amount) {
        world.gateway.says(Standing.WAITING);
        world.services
                .payments()
                .start(ChargeRequest.of("gnete", "ALI_QR", Money.parse("HKD " + amount)), Acting.UNNAMED);
        var order = world.gateway.orders().getLast().orderNo();
        world.gateway.says(Standing.PAID);
        world.check(order);
        return order;
    }

    private void raise(Kind kind, OrderNo order) {
        world.ledger()
                .attention()
                .raise(order, new Attention.Draft(kind, Map.of("word", "SUCCESS", "amount", "HKD 75.50")), world.now());
        Pictures.fx(() -> world.pass(Duration.ofMinutes(47)));
    }

    private void refund(OrderNo order, String amount) {
        world.services
                .refunds()
                .refund(new RefundRequest(order, Money.parse("HKD " + amount), "Faulty goods"), Acting.UNNAMED);
    }

    private void go(Route route) {
        Pictures.fx(() -> window.go(route));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void keys(KeyCode... codes) {
        type(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private <T extends Node> Optional<T> part(String selector, Class<T> type) {
        return Pictures.onFx(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            return Optional.ofNullable(window.scene().lookup(selector)).map(type::cast);
        });
    }

    @Override
    void fire(String selector) {
        var button = part(selector, ButtonBase.class).orElseThrow();
        Pictures.fx(button::fire);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void write(String selector, String text) {
        var field = part(selector, TextInputControl.class).orElseThrow();
        Pictures.fx(() -> field.setText(text));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(String selector) {
        return part(selector, Labeled.class).map(Labeled::getText).orElse("");
    }

    private Optional<String> focused() {
        return Pictures.onFx(
                () -> Optional.ofNullable(window.scene().getFocusOwner()).map(Node::getId));
    }

    @Test
    void keyboardAloneSettlesACard() {
        raise(Kind.PAID_LATE, paid("75.00"));
        raise(Kind.PAID_TWICE, paid("56.00"));
        keys(KeyCode.F7);
        keys(KeyCode.DOWN);
        assertTrue(focused().orElseThrow().startsWith("REFUND-"), focused().toString());
        keys(KeyCode.UP);
        assertTrue(focused().orElseThrow().startsWith("ATTACH-"), focused().toString());
        keys(KeyCode.ENTER);
        assertEquals("settle-sale", focused().orElse(""));
        keys(KeyCode.ESCAPE);
        assertTrue(part("#settle", Node.class).isEmpty());
        keys(KeyCode.ENTER, KeyCode.TAB);
        assertEquals("settle-reason", focused().orElse(""));
        write("handed over", 0);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("Attach HKD 75.00 to the sale", text("#settle-send"));
        fire("#settle-send");
        assertTrue(text("#noticeText").startsWith("Settled: HKD 75.00"), text("#noticeText"));
        assertEquals(1, world.services.attention().openCount());
    }

    @Test
    void writingGoesOnWhileTheLedgerChanges() {
        raise(Kind.PAID_LATE, paid("75.00"));
        keys(KeyCode.F7);
        keys(KeyCode.DOWN, KeyCode.ENTER);
        write("half a", 0);
        raise(Kind.PAID_TWICE, paid("56.00"));
        WaitForAsyncUtils.waitForFxEvents();
        write(" word", 0);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                "half a word",
                part("#settle-sale", TextInputControl.class).orElseThrow().getText());
    }

    @Test
    void cardsOfEveryKindArePictured() {
        for (var kind : Kind.values()) {
            raise(kind, paid("75.00"));
        }
        go(new Route.Attention());
        assertFalse(text(".attention-title").isEmpty());
        for (var part = 0; part < 4; part++) {
            cards("cards-" + part + "-en-light", Language.ENGLISH, Theme.LIGHT, part);
        }
        cards("cards-0-hant-dark", Language.TRADITIONAL_CHINESE, Theme.DARK, 0);
        cards("cards-3-hant-dark", Language.TRADITIONAL_CHINESE, Theme.DARK, 3);
    }

    private void cards(String name, Language language, Theme theme, int part) {
        picture(name, language, theme, 1024, 768);
        var list = part(".attention-scroll", ScrollPane.class).orElseThrow();
        Pictures.fx(() -> list.setVvalue(part / 3.0));
        Pictures.fx(() -> Pictures.keep(window.scene(), name));
    }

    @Test
    void formOfACardIsPictured() {
        world.gateway.knowsNoClose();
        world.services.payments().start(ChargeRequest.of("gnete", "ALI_QR", Money.parse("HKD 310.00")), Acting.UNNAMED);
        var order = world.gateway.orders().getLast().orderNo();
        Pictures.fx(() -> world.pass(Duration.ofMinutes(6)));
        world.check(order);
        raise(Kind.OUTCOME_UNKNOWN, order);
        go(new Route.Attention());
        fire(".attention-buttons #RECORD_PAID-"
                + world.services.attention().open().getFirst().attention().id());
        pictures("settle");
        write("#settle-reason", "Seen in the portal");
        write("#settle-evidence", "Statement of 21 Nov, line 7, 4200002");
        fire("#settle-send");
        pictures("settle-sure");
    }

    @Test
    void refundsWithLimitsAndAgesArePictured() {
        var order = paid("1240.00");
        world.gateway.saysOfRefunds(OperationState.ACCEPTED);
        refund(order, "240.00");
        Pictures.fx(() -> world.pass(Duration.ofHours(30)));
        var other = paid("310.00");
        world.gateway.answersRefund(new Outcome.Unknown<>("time-out"));
        world.gateway.saysOfRefunds(OperationState.UNCERTAIN);
        refund(other, "20.00");
        Pictures.fx(() -> world.pass(Duration.ofHours(5)));
        go(new Route.Refunds());
        pictures("refunds-ages");
        world.gateway.cannotBeAskedAboutRefunds();
        go(new Route.Refund(order));
        pictures("refund-earlier");
        fire(".earlier-line .button");
        pictures("refund-portal");
        go(new Route.Orders());
        world.gateway.takesNoRefunds();
        go(new Route.Refund(order));
        write("#amount", "100");
        fire("#reason-FAULTY");
        pictures("refund-record");
    }

    /** A long way to pay beside it took the end of the number away. */
    @Test
    void theNumberOfARefundsOrderHasItsLineForItself() {
        go(new Route.Refund(paid("120.00")));
        var title = node(".refund-title", Node.class);
        var method = node(".refund-head .details-method", Node.class);
        assertTrue(Pictures.onFx(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            return title.getBoundsInParent().getMaxY()
                    <= method.getBoundsInParent().getMinY();
        }));
    }

    @Test
    void captureAndExportQuestionsArePictured() {
        world.gateway.says(Standing.WAITING);
        world.services.payments().start(ChargeRequest.of("gnete", "UP_B2C", Money.parse("HKD 880.00")), Acting.UNNAMED);
        var order = world.gateway.orders().getLast().orderNo();
        world.gateway.capturesLater();
        world.check(order);
        go(new Route.Orders(order));
        pictures("order-held");
        fire("#order-capture");
        write(".question-field", "800");
        pictures("capture-part");
        keys(KeyCode.ESCAPE);
        fire("#export");
        pictures("export-open");
    }

    private void pictures(String name) {
        picture(name + "-en-light", Language.ENGLISH, Theme.LIGHT, 1366, 768);
        picture(name + "-hant-dark", Language.TRADITIONAL_CHINESE, Theme.DARK, 1024, 768);
    }

    private void picture(String name, Language language, Theme theme, int width, int height) {
        Pictures.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            window.speak(language);
            window.wear(theme);
        });
        WaitForAsyncUtils.waitForFxEvents();
        Pictures.fx(() -> Pictures.keep(window.scene(), name));
    }
}
