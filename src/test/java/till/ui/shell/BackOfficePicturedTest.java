package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import javafx.stage.Stage;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
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
import till.ui.SimulatedDesk;
import till.ui.UiWorld;

/** Leaves pictures of orders, refunds, attention and training in {@code target/pictures}. */
class BackOfficePicturedTest {
    private final UiWorld world = new UiWorld();
    private final SimulatedDesk desk = new SimulatedDesk();
    private final Stage stage = Pictures.onFx(Stage::new);
    private final TillWindow window = Pictures.onFx(() -> {
        world.desk = desk;
        return TillWindow.show(stage, world.windowDependencies());
    });

    @BeforeEach
    void haveSomePayments() {
        var methods = List.of("WX_QR", "ALI_QR", "YSF_QR", "UP_B2C");
        var standings = List.of(Standing.PAID, Standing.DECLINED, Standing.PAID, Standing.PAID, Standing.CANCELLED);
        for (var i = 0; i < 12; i++) {
            var order = start(methods.get(i % 4), (i * 731 % 4000 + 12) + ".50");
            world.gateway.says(standings.get(i % 5));
            world.check(order);
            world.gateway.says(Standing.WAITING);
            Pictures.fx(() -> world.pass(Duration.ofSeconds(127)));
        }
    }

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }

    private OrderNo start(String method, String amount) {
        var money = Money.of(CurrencyUnit.of("HKD"), new BigDecimal(amount));
        Pictures.fx(() -> world.services.payments().start(ChargeRequest.of("gnete", method, money), Acting.UNNAMED));
        return world.gateway.orders().getLast().orderNo();
    }

    private OrderNo paid(String amount) {
        var order = start("ALI_QR", amount);
        world.gateway.says(Standing.PAID);
        world.check(order);
        world.gateway.says(Standing.WAITING);
        return order;
    }

    private void refund(OrderNo order, String amount) {
        world.gateway.says(Standing.PAID);
        world.services
                .refunds()
                .refund(new RefundRequest(order, Money.parse("HKD " + amount), "Faulty goods"), Acting.UNNAMED);
        world.gateway.says(Standing.WAITING);
    }

    @Test
    void ordersArePictured() {
        start("WX_QR", "310.00");
        var order = paid("1240.00");
        Pictures.fx(() -> world.pass(Duration.ofSeconds(91)));
        refund(order, "240.00");
        Pictures.fx(() -> window.go(new Route.Orders(order)));
        assertInstanceOf(Route.Orders.class, window.route());
        pictures("orders");
    }

    @Test
    void refundIsPictured() {
        var order = paid("1240.00");
        refund(order, "240.00");
        Pictures.fx(() -> window.go(new Route.Refund(order)));
        Pictures.fx(() -> {
            ((javafx.scene.control.TextField) window.scene().lookup("#amount")).setText("100");
            ((javafx.scene.control.ToggleButton) window.scene().lookup("#reason-FAULTY")).fire();
        });
        pictures("refund");
        world.gateway.answersRefund(new Outcome.Unknown<>("time-out"));
        world.gateway.fallsSilent();
        Pictures.fx(() -> ((javafx.scene.control.Button) window.scene().lookup("#send")).fire());
        pictures("refund-doubt");
        Pictures.fx(() -> window.go(new Route.Refunds()));
        pictures("refunds");
    }

    @Test
    void attentionIsPictured() {
        Pictures.fx(() -> window.go(new Route.Attention()));
        pictures("attention-none");
        var late = start("ALI_QR", "75.00");
        world.services.payments().cancel(late, Acting.UNNAMED).value();
        Pictures.fx(() -> world.pass(Duration.ofMinutes(4)));
        world.gateway.says(Standing.PAID);
        world.check(late);
        var paid = paid("310.00");
        world.gateway.saysOfRefunds(OperationState.UNCERTAIN);
        world.gateway.says(Standing.REFUNDED);
        world.check(paid);
        Pictures.fx(() -> window.go(new Route.Attention()));
        pictures("attention");
    }

    @Test
    void trainingIsPictured() {
        desk.customers.add(start("WX_QR", "88.50"));
        desk.customers.add(start("ALI_QR", "1234.00"));
        Pictures.fx(() -> ((javafx.scene.control.ToggleButton) window.scene().lookup(".training-toggle")).fire());
        pictures("training");
    }

    @Test
    void customersBesideTheCodeArePictured() {
        var order = start("WX_QR", "88.50");
        desk.customers.add(order);
        Pictures.fx(() -> {
            window.go(new Route.PayCode(order));
            ((javafx.scene.control.ToggleButton) window.scene().lookup(".training-toggle")).fire();
        });
        pictures("training-code");
    }

    @Test
    void longestTextsArePictured() {
        world.set(settings -> settings.withShopName("海港茶室香港中環皇后大道".repeat(7).substring(0, 80)));
        var rupiah = CurrencyUnit.of("CNY");
        Pictures.fx(() -> world.services
                .payments()
                .start(ChargeRequest.of("gnete", "UP_B2C", Money.ofMinor(rupiah, 99_999_999)), Acting.UNNAMED));
        var order = world.gateway.orders().getLast().orderNo();
        world.gateway.says(Standing.PAID);
        world.check(order);
        Pictures.fx(() -> window.go(new Route.Orders(order)));
        pictures("longest");
        Pictures.fx(() -> window.go(new Route.Refund(order)));
        pictures("longest-refund");
    }

    @Test
    void nothingFoundIsPictured() {
        Pictures.fx(() -> window.go(new Route.Refunds()));
        pictures("refunds-none");
        Pictures.fx(() -> {
            window.go(new Route.Orders());
            ((javafx.scene.control.TextField) window.scene().lookup(".first-focus")).setText("nowhere");
            window.scene()
                    .lookup(".first-focus")
                    .fireEvent(new javafx.scene.input.KeyEvent(
                            javafx.scene.input.KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            javafx.scene.input.KeyCode.ENTER,
                            false,
                            false,
                            false,
                            false));
        });
        pictures("orders-none");
    }

    private void pictures(String name) {
        picture(name + "-en-light", Language.ENGLISH, Theme.LIGHT, 1366, 100);
        picture(name + "-hant-dark", Language.TRADITIONAL_CHINESE, Theme.DARK, 1366, 100);
        picture(name + "-hans-1024", Language.SIMPLIFIED_CHINESE, Theme.LIGHT, 1024, 100);
        picture(name + "-en-1024", Language.ENGLISH, Theme.DARK, 1024, 100);
        picture(name + "-en-200", Language.ENGLISH, Theme.LIGHT, 1366, 200);
        Pictures.fx(() -> {
            window.speak(Language.ENGLISH);
            window.wear(Theme.LIGHT);
            window.textScale(100);
        });
    }

    private void picture(String name, Language language, Theme theme, int width, int percent) {
        Pictures.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(768);
            window.textScale(percent);
            window.speak(language);
            window.wear(theme);
            world.pass(Duration.ZERO);
        });
        WaitForAsyncUtils.waitForFxEvents();
        Pictures.fx(() -> Pictures.keep(window.scene(), name));
    }
}
