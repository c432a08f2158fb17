package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.Payment;
import till.domain.Role;
import till.domain.Shift;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.service.Started;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;

/** The close of the day in a real window, and as pictures in {@code target/pictures}. */
class CloseOfDayJourneyTest extends WindowCases {
    private Payment started(String amount) {
        world.gateway.says(Standing.WAITING);
        var request = ChargeRequest.of("gnete", "WX_QR", Money.parse("HKD " + amount));
        return ((Started.Running) world.services.payments().start(request, Acting.UNNAMED)).payment();
    }

    private void paid(String amount) {
        var payment = started(amount);
        world.gateway.says(Standing.PAID);
        world.services.payments().check(payment.orderNo());
    }

    private void open() {
        Pictures.fx(() -> window.go(new Route.Reports()));
        WaitForAsyncUtils.waitForFxEvents();
        clickOn("#closeOfDay");
        ScreenWalk.settle();
    }

    private String told() {
        return Pictures.onFx(() -> ((Label) window.scene().lookup("#told")).getText());
    }

    private Button button(String id) {
        return Pictures.onFx(() -> (Button) window.scene().lookup(id));
    }

    @Test
    void dayIsClosedAfterAQuestionAndItsReportShown() {
        paid("88.50");
        paid("1240.00");
        var open = started("46.00");
        open();
        clickOn("#close");
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(), world.services.days().list(Long.MAX_VALUE, 9));
        clickOn("#close");
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        ScreenWalk.settle();
        assertEquals(
                List.of(), world.services.days().list(Long.MAX_VALUE, 9), "nor does Enter twice close it for good");
        clickOn("#close");
        WaitForAsyncUtils.waitForFxEvents();
        Pictures.fx(() -> Pictures.keep(window.scene(), "closing-question"));
        clickOn("Close the day");
        ScreenWalk.settle();

        var z = world.services.days().find(1).orElseThrow();
        assertEquals(
                Money.parse("HKD 1328.50"),
                z.figures()
                        .takings()
                        .sum(z.figures().takings().currencies().first())
                        .net());
        assertEquals(open.order().reference(), z.figures().open().getFirst().name());
        assertEquals("The business day " + z.day() + " is closed: Z 1.", told());
        assertFalse(button("#close").isVisible());
        clickOn("#now");
        ScreenWalk.settle();
        assertTrue(button("#close").isDisabled(), "a day that has not begun is not closed");
        var why = Pictures.onFx(() -> ((Label) window.scene().lookup("#note")).getText());
        assertEquals("The business day 2026-11-22 has not begun and cannot be closed yet: it is 2026-11-21 now.", why);
        assertTrue(button("#print").isDisabled());
        assertTrue(Pictures.onFx(() -> window.scene().lookup("#noPrinter").isVisible()), "why nothing can be printed");
    }

    @Test
    void slipSpeaksAnotherLanguageAsSoonAsTheScreenDoes() {
        paid("88.50");
        open();
        var english = slip();
        Pictures.fx(() -> window.speak(Language.SIMPLIFIED_CHINESE));
        ScreenWalk.settle();
        assertFalse(Arrays.equals(english, slip()));
    }

    private int[] slip() {
        return Pictures.onFx(() -> {
            var image = ((ImageView) window.scene().lookup("#paper .image-view")).getImage();
            var width = (int) image.getWidth();
            var pixels = new int[width * 200];
            image.getPixelReader().getPixels(0, 0, width, 200, PixelFormat.getIntArgbInstance(), pixels, 0, width);
            return pixels;
        });
    }

    @Test
    void cashierNeedsSomebodyToCloseTheDayButNotTheOwnShift() {
        paid("88.50");
        world.hire("mei", "Mei", Role.OWNER);
        var bo = world.hire("bo", "Bo", Role.CASHIER);
        assertTrue(world.services
                .access()
                .obstacle(Acting.as(bo), till.domain.Act.CLOSE_DAY, null)
                .isPresent());
        assertTrue(world.services.shifts().open(Acting.as(bo)).failure().isEmpty());
        assertTrue(world.services
                .shifts()
                .close(world.services.shifts().mine(Acting.as(bo)).orElseThrow(), Acting.as(bo), "")
                .failure()
                .isEmpty());
    }

    @Test
    void shiftLeftOpenByOthersIsClosedLateWithItsReason() {
        paid("88.50");
        var mei = Acting.as(world.hire("mei", "Mei", Role.OWNER));
        var bo = Acting.as(world.hire("bo", "Bo", Role.CASHIER));
        world.services.shifts().open(bo).value();
        open();
        assertTrue(button("#close").isVisible());
        var rows = Pictures.onFx(
                () -> window.scene().getRoot().lookupAll(".closing-left").size());
        assertEquals(world.services.shifts().left(Acting.UNNAMED).size(), rows);
        assertTrue(
                Pictures.onFx(() -> window.scene().getRoot().lookupAll(".closing-left-name").stream()
                                .map(each -> ((Label) each).getText())
                                .toList())
                        .contains("T01-S2 · Bo"),
                "the name, not the ID a person signs in by");
        Pictures.fx(() -> Pictures.keep(window.scene(), "closing-left"));
        assertEquals(
                "shift.reason",
                world.services
                        .shifts()
                        .close(world.services.shifts().mine(bo).orElseThrow(), mei, " ")
                        .failure()
                        .orElseThrow()
                        .key());
        clickOn("Close late...");
        WaitForAsyncUtils.waitForFxEvents();
        write("went home ill");
        Pictures.fx(() -> Pictures.keep(window.scene(), "closing-left-reason"));
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        ScreenWalk.settle();
        assertTrue(told().contains("closed late"), told());
        var end = world.services.shifts().of(LocalDate.parse("2026-11-21")).stream()
                .flatMap(shift -> Optional.ofNullable(shift.end()).stream())
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(Shift.Ending.LATE, "went home ill"), List.of(end.ending(), end.reason()));
        assertEquals(List.of(), world.ledger().history().verify().faults());
    }

    @Test
    void inEveryDress() {
        paid("88.50");
        paid("1240.00");
        started("46.00");
        world.services
                .days()
                .close(LocalDate.parse("2026-11-21").minusDays(1), Acting.UNNAMED)
                .value();
        open();
        for (var width : new int[] {1366, 1024}) {
            for (var language : List.of(Language.ENGLISH, Language.TRADITIONAL_CHINESE)) {
                var theme = width == 1366 ? Theme.LIGHT : Theme.DARK;
                world.set(now -> now.withTheme(theme).withLanguage(language));
                Pictures.fx(() -> {
                    stage.setWidth(width);
                    stage.setHeight(768);
                    window.go(new Route.CloseOfDay());
                });
                ScreenWalk.settle();
                Pictures.fx(() -> Pictures.keep(
                        window.scene(),
                        List.of("closing", width + "", theme + "", language + "").stream()
                                .map(String::toLowerCase)
                                .collect(Collectors.joining("-"))));
            }
        }
    }
}
