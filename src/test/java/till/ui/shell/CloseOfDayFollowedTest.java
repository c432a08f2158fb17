package till.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.Role;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.service.Started;
import till.ui.Pictures;
import till.ui.Route;

/** The close of the day while others work: by another till, or by a command on the same ledger; in a real window. */
class CloseOfDayFollowedTest extends WindowCases {
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    private void paid(String amount) {
        world.gateway.says(Standing.WAITING);
        var request = ChargeRequest.of("gnete", "WX_QR", Money.parse("HKD " + amount));
        var payment = ((Started.Running) world.services.payments().start(request, Acting.UNNAMED)).payment();
        world.gateway.says(Standing.PAID);
        world.services.payments().check(payment.orderNo());
    }

    private void open() {
        Pictures.fx(() -> window.go(new Route.CloseOfDay()));
        ScreenWalk.settle();
    }

    private String words(String id) {
        return Pictures.onFx(() -> ((Label) window.scene().lookup(id)).getText());
    }

    private boolean canClose() {
        return Pictures.onFx(() -> {
            var button = (Button) window.scene().lookup("#close");
            return button.isVisible() && !button.isDisabled();
        });
    }

    private List<String> closes() {
        return Pictures.onFx(() -> ((Pane) window.scene().lookup("#closes"))
                .getChildren().stream()
                        .map(row -> row instanceof Button button ? button.getText() : "none")
                        .toList());
    }

    @Test
    void dayClosedElsewhereIsNotOfferedAnyMore() {
        paid("88.50");
        open();
        assertTrue(canClose());
        world.services.days().close(DAY, Acting.UNNAMED).value();
        await().until(() -> !canClose());
        assertEquals("The business day 2026-11-21 was closed meanwhile, at till T01: Z 1.", words("#told"));
        assertEquals(List.of("Z 1   2026-11-21\nHKD 88.50"), closes());
    }

    @Test
    void whatIsSoldMeanwhileIsInTheQuestion() {
        paid("88.50");
        open();
        paid("11.50");
        WaitForAsyncUtils.waitForFxEvents();
        clickOn("#close");
        var question = Pictures.onFx(
                        () -> window.frame().dialogs().currentProperty().get())
                .orElseThrow();
        assertTrue(
                question.text().arguments().contains("HKD 100.00"),
                question.text().toString());
    }

    @Test
    void reasonThatIsBeingTypedStaysWhileOthersSell() {
        paid("88.50");
        world.hire("mei", "Mei", Role.OWNER);
        world.services
                .shifts()
                .open(Acting.as(world.hire("bo", "Bo", Role.CASHIER)))
                .value();
        open();
        clickOn("Close late...");
        write("went home");
        paid("11.50");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                "went home",
                Pictures.onFx(() -> ((TextField) window.scene().lookup(".closing-left .text-field")).getText()));
        write(" ill");
        assertEquals(
                "went home ill",
                Pictures.onFx(() -> ((TextField) window.scene().lookup(".closing-left .text-field")).getText()));
    }

    @Test
    void shiftClosedElsewhereIsGone() {
        world.hire("mei", "Mei", Role.OWNER);
        var bo = Acting.as(world.hire("bo", "Bo", Role.CASHIER));
        var shift = world.services.shifts().open(bo).value();
        open();
        assertTrue(Pictures.onFx(() -> window.scene().lookup(".closing-left")) != null);
        world.services.shifts().close(shift, bo, "").value();
        await().until(() -> Pictures.onFx(() -> window.scene().lookup(".closing-left")) == null);
    }

    @Test
    void dayThatBeginsCanBeClosed() {
        paid("88.50");
        world.services.days().close(DAY, Acting.UNNAMED).value();
        open();
        assertFalse(canClose());
        Pictures.fx(() -> world.pass(Duration.ofDays(1)));
        await().until(this::canClose);
    }
}
