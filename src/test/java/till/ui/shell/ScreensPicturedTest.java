package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.OrderNo;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;

/** Leaves pictures of every screen in {@code target/pictures}, and fails where one cannot be shown at all. */
class ScreensPicturedTest extends WindowCases {
    @BeforeEach
    void haveSomePayments() {
        for (var standing : List.of(Standing.PAID, Standing.DECLINED, Standing.PAID)) {
            world.gateway.says(standing);
            world.check(start("WX_QR", "128.00"));
        }
        world.gateway.says(Standing.WAITING);
    }

    private OrderNo start(String method, String amount) {
        var money = org.joda.money.Money.of(CurrencyUnit.of("HKD"), new java.math.BigDecimal(amount));
        Pictures.fx(() -> world.services.payments().start(ChargeRequest.of("gnete", method, money), Acting.UNNAMED));
        return world.gateway.orders().getLast().orderNo();
    }

    @Test
    void chargeIsPictured() {
        pictures("charge");
        Pictures.fx(() -> {
            for (var key : List.of("8", "8", ".", "5")) {
                ((javafx.scene.control.Button) window.scene().lookup(key.equals(".") ? "#key-point" : "#key-" + key))
                        .fire();
            }
        });
        pictures("charge-keyed");
    }

    @Test
    void payCodeIsPictured() {
        var order = start("WX_QR", "88.50");
        Pictures.fx(() -> window.go(new Route.PayCode(order)));
        assertInstanceOf(Route.PayCode.class, window.route());
        pictures("pay-code");
        Pictures.fx(() -> window.scene()
                .getRoot()
                .lookup(".pay-code")
                .fireEvent(new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        javafx.scene.input.KeyCode.ESCAPE,
                        false,
                        false,
                        false,
                        false)));
        pictures("pay-code-cancel");
    }

    @Test
    void aBillThatIsAskedAboutIsPictured() {
        var order = start("WX_QR", "88.50");
        world.gateway.says(Standing.PAID);
        Pictures.fx(() -> window.go(new Route.Find()));
        pictures("find");
        Pictures.fx(() -> {
            ((javafx.scene.control.TextField) window.scene().lookup("#number")).setText(order.text());
            ((javafx.scene.control.Button) window.scene().lookup("#find")).fire();
        });
        pictures("find-paid");
    }

    @Test
    void aCodeThatCannotBeClosedIsPictured() {
        world.gateway.knowsNoClose();
        var order = start("ALI_QR", "88.50");
        Pictures.fx(() -> window.go(new Route.PayCode(order)));
        Pictures.fx(() -> ((javafx.scene.control.Button) window.scene().lookup("#another")).fire());
        pictures("pay-another-way");
    }

    @Test
    void aLostCodeIsPictured() {
        world.gateway.answersCreate(new Outcome.Unknown<>("time-out"));
        world.gateway.fallsSilent();
        var order = start("ALI_QR", "88.50");
        Pictures.fx(() -> window.go(new Route.PayCode(order)));
        pictures("pay-code-asking");
    }

    @Test
    void endingsArePictured() {
        for (var standing : List.of(Standing.PAID, Standing.DECLINED, Standing.CLOSED)) {
            world.gateway.says(Standing.WAITING);
            var order = start("ALI_QR", "1234.50");
            world.gateway.says(standing);
            Pictures.fx(() -> {
                world.services.payments().cancel(order, Acting.UNNAMED).value();
                window.go(new Route.Result(order));
            });
            pictures("result-" + standing);
        }
    }

    @Test
    void notConfirmedIsPictured() {
        var order = start("ALI_QR", "88.50");
        world.gateway.closesNothing();
        Pictures.fx(() -> {
            world.services.payments().cancel(order, Acting.UNNAMED).value();
            window.go(new Route.Result(order));
        });
        pictures("result-not-confirmed");
    }

    @Test
    void theLongestNamesNumbersAndAmountsArePictured() {
        var rupiah = CurrencyUnit.of("IDR");
        world.gateway.takesOnly(rupiah);
        world.set(settings -> settings.withCurrency(rupiah)
                .withShopName("海港茶室香港九龍尖沙咀廣東道海港城".repeat(5).substring(0, 80)));
        Pictures.fx(() -> window.go(new Route.Charge()));
        Pictures.fx(() -> {
            for (var key : "15000000000".split("")) {
                ((javafx.scene.control.Button) window.scene().lookup("#key-" + key)).fire();
            }
        });
        pictures("longest-charge");
        var money = org.joda.money.Money.of(rupiah, 150_000_000);
        Pictures.fx(() -> world.services
                .payments()
                .start(
                        new ChargeRequest(
                                "gnete",
                                "UP_B2C",
                                money,
                                "",
                                "A12345678901234567890123456789",
                                false,
                                java.util.Map.of()),
                        Acting.UNNAMED));
        var order = world.gateway.orders().getLast().orderNo();
        Pictures.fx(() -> window.go(new Route.PayCode(order)));
        pictures("longest-pay-code");
        world.gateway.says(Standing.PAID);
        Pictures.fx(() -> world.check(order));
        pictures("longest-result");
    }

    @Test
    void methodsThatCannotTakeTheAmountArePictured() {
        world.gateway.takesOnly(CurrencyUnit.of("CNY"));
        Pictures.fx(() -> window.go(new Route.Charge()));
        pictures("charge-obstacles");
    }

    private void pictures(String name) {
        picture(name + "-en-light", Language.ENGLISH, Theme.LIGHT, 1366, 100);
        picture(name + "-hant-dark", Language.TRADITIONAL_CHINESE, Theme.DARK, 1366, 100);
        picture(name + "-hans-light", Language.SIMPLIFIED_CHINESE, Theme.LIGHT, 1366, 100);
        picture(name + "-hant-1024", Language.TRADITIONAL_CHINESE, Theme.LIGHT, 1024, 100);
        picture(name + "-en-1024", Language.ENGLISH, Theme.DARK, 1024, 100);
        picture(name + "-en-200", Language.ENGLISH, Theme.LIGHT, 1366, 200);
        picture(name + "-en-light-again", Language.ENGLISH, Theme.LIGHT, 1366, 100);
    }

    private void picture(String name, Language language, Theme theme, int width, int percent) {
        Pictures.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(768);
            window.speak(language);
            window.wear(theme);
            window.textScale(percent);
            world.pass(Duration.ZERO);
        });
        Pictures.fx(() -> {});
        if (!name.endsWith("again")) {
            Pictures.fx(() -> Pictures.keep(window.scene(), name));
        }
    }
}
