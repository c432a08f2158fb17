package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.OrderNo;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.service.ExchangeLine;
import till.service.ExchangeLine.Ending;
import till.service.GatewayHealth.Called;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;

/** How gateways do in the top bar, and the calls beside an order; leaves pictures in {@code target/pictures}. */
class HealthPicturedTest extends WindowCases {
    @Test
    void theBarShowsRateAndTimeAndTheTipTellsThemInWords() {
        for (var i = 1; i <= 20; i++) {
            called("A" + i, i == 20 ? Ending.NO_ANSWER : Ending.ANSWERED, i * 20);
        }
        pass(11);
        assertEquals("Gnete  95 %  380 ms", gateway().getText());
        assertTrue(
                gateway().getAccessibleText().contains("Of the last 20 calls 95 % were answered"),
                gateway().getAccessibleText());
        pictures("health-working");
    }

    @Test
    void aDeadLineIsToldInWordsAtOnceAndItsMethodsSaySoUntilItAnswers() {
        lineDies();
        pass(1);
        assertEquals("Gnete  no answer since 14:05", gateway().getText());
        var tile = (Button) window.scene().lookup("#method-1");
        assertTrue(tile.isDisabled());
        assertTrue(tile.getAccessibleText().contains("No answer since 14:05"), tile.getAccessibleText());
        pictures("health-down");
        called("B", Ending.ANSWERED, 90);
        pass(1);
        assertTrue(!window.scene().lookup("#method-1").isDisabled());
    }

    @Test
    void theCallsOfAnOrderAreFoldedAwayAndReadWhenOpened() {
        var order = paid();
        calls(order, 3);
        Pictures.fx(() -> window.go(new Route.Orders(order)));
        assertEquals("", texts(".exchange-operation"));
        open();
        assertEquals("create query query", texts(".exchange-operation"));
        assertEquals("answered, HTTP 200 no answer answered, HTTP 200", texts(".exchange-ending"));
        pictures("exchanges");
        Pictures.fx(() -> ((Button) window.scene().lookup(".exchange-copy-all")).fire());
        var copied = Pictures.onFx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(copied.contains("2026-11-21T06:05:00Z  gnete  create  " + order), copied);
        assertTrue(copied.contains("> {\"mchOrderNo\""), copied);
    }

    @Test
    void withoutAnyItSaysSo() {
        var order = paid();
        Pictures.fx(() -> window.go(new Route.Orders(order)));
        open();
        var none = (Label) window.scene().lookup(".exchange-lines .muted");
        assertTrue(none.getText().startsWith("No call about this payment is kept"), none.getText());
        pictures("exchanges-none");
    }

    @Test
    void ofVeryManyTheNewestAreShown() {
        var order = paid();
        calls(order, 200);
        Pictures.fx(() -> window.go(new Route.Orders(order)));
        open();
        assertEquals(40, window.scene().getRoot().lookupAll(".exchange").size());
    }

    private void open() {
        Pictures.fx(() -> {
            // what stands in a scroll pane joins the scene only with its skin
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            ((TitledPane) window.scene().lookup("#exchanges")).setExpanded(true);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String texts(String style) {
        return Pictures.onFx(() -> window.scene().getRoot().lookupAll(style).stream()
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.joining(" ")));
    }

    private Label gateway() {
        return Pictures.onFx(() -> (Label) window.scene().lookup(".gateway"));
    }

    private OrderNo paid() {
        Pictures.fx(() -> world.services
                .payments()
                .start(ChargeRequest.of("gnete", "WX_QR", Money.parse("HKD 88.50")), Acting.UNNAMED));
        var order = world.onlyOrder();
        world.gateway.says(Standing.PAID);
        world.check(order);
        return order;
    }

    private void calls(OrderNo order, int count) {
        for (var i = 0; i < count; i++) {
            world.exchanges.add(new ExchangeLine(
                    world.now().plusSeconds(i * 2L),
                    "gnete",
                    order.text(),
                    i == 0 ? "create" : "query",
                    Duration.ofMillis(80 + i),
                    i == 1 ? 0 : 200,
                    "{\"mchOrderNo\":\"" + order + "\",\"amount\":\"8850\",\"wayCode\":\"WX_QR\"}",
                    i == 1 ? "no answer: timeout" : "{\"code\":\"0\",\"state\":\"2\"}"));
        }
    }

    private void lineDies() {
        for (var number : List.of("A", "A", "A", "A", "B")) {
            called(number, Ending.NO_ANSWER, 1_000);
        }
    }

    private void called(String number, Ending ending, int millis) {
        world.health.called("gnete", new Called(number, world.now(), Duration.ofMillis(millis), ending));
    }

    private void pass(int seconds) {
        Pictures.fx(() -> world.pass(Duration.ofSeconds(seconds)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void pictures(String name) {
        picture(name + "-en-light", Language.ENGLISH, Theme.LIGHT, 1366);
        picture(name + "-hant-dark", Language.TRADITIONAL_CHINESE, Theme.DARK, 1366);
        picture(name + "-hans-1024", Language.SIMPLIFIED_CHINESE, Theme.LIGHT, 1024);
        Pictures.fx(() -> {
            window.speak(Language.ENGLISH);
            window.wear(Theme.LIGHT);
        });
    }

    private void picture(String name, Language language, Theme theme, int width) {
        wear(language, theme, width);
        if (window.scene().lookup("#exchanges") != null) {
            open();
            Pictures.fx(() -> ((ScrollPane) window.scene().lookup(".details-scroll")).setVvalue(1));
        }
        WaitForAsyncUtils.waitForFxEvents();
        Pictures.fx(() -> Pictures.keep(window.scene(), name));
    }
}
