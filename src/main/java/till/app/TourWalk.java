package till.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.joda.money.Money;
import till.domain.Acting;
import till.domain.OrderNo;
import till.report.DayExport;
import till.service.RefundRequest;
import till.service.TrainingDesk;
import till.ui.Route;

/** The tour's way through the screens: keys are pressed and pictures taken as a person at the counter would see them. */
final class TourWalk {
    private static final int WIDE = 1366;
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(120);

    private final OpenTill till;
    private final TrainingDesk desk;
    private final Path out;
    private final boolean everything;
    private final TourWindow window;

    /** @param everything whether every screen is pictured in every dress and in two widths, which takes minutes */
    TourWalk(OpenTill till, Path out, boolean everything) {
        this.till = till;
        this.everything = everything;
        this.desk = till.training().orElseThrow();
        this.out = out;
        this.window = TourWindow.first(till, out, WIDE);
    }

    void walk() throws IOException {
        keyIn("88.50");
        var paid = charge();
        window.inEveryDress("code");
        desk.act(paid, TrainingDesk.Deed.PAY);
        untilResult();
        window.inEveryDress("paid");
        refund(paid);
        window.go(new Route.Charge());
        keyIn("46");
        var declined = charge();
        desk.act(declined, TrainingDesk.Deed.DECLINE);
        untilResult();
        window.picture("declined");
        doubt();
        window.go(new Route.Orders(paid));
        window.inEveryDress("orders");
        window.go(new Route.Attention());
        window.inEveryDress("attention");
        window.go(new Route.Charge());
        keyIn("1234.50");
        window.inEveryDress("charge");
        export();
        if (everything) {
            new TourScreens(till, paid, declined).picture(out);
        }
        window.close();
    }

    /** A gateway that names another amount: nothing is believed, a person is asked to look. */
    private void doubt() {
        window.go(new Route.Charge());
        keyIn("310");
        desk.arm(TrainingDesk.Trouble.WRONG_AMOUNT);
        var doubtful = charge();
        until(() -> till.services().attention().openCount() > 0);
        till.services().payments().cancel(doubtful, Acting.UNNAMED);
        untilResult();
    }

    private void refund(OrderNo paid) throws IOException {
        var amount = Money.parse("HKD 30.00");
        window.go(new Route.Refund(paid));
        window.picture("refund");
        till.services().refunds().refund(new RefundRequest(paid, amount, "faulty goods"), Acting.UNNAMED);
        window.go(new Route.Refunds());
        window.picture("refunds");
    }

    private void export() {
        var day = till.services().orders().today();
        var name = DayExport.fileName(day, till.settings().till());
        till.export().write(day, till.settings().till(), out.resolve(name)).value();
    }

    /** At a person's pace: quicker keys are a scanner's. */
    private void keyIn(String amount) {
        for (var character : amount.toCharArray()) {
            var text = String.valueOf(character);
            window.fire(new KeyEvent(KeyEvent.KEY_TYPED, text, text, KeyCode.UNDEFINED, false, false, false, false));
            LockSupport.parkNanos(BETWEEN_KEYS.toNanos());
        }
    }

    /** Charges with the second method and returns the number once its code is on screen. */
    private OrderNo charge() {
        window.fire(new KeyEvent(KeyEvent.KEY_PRESSED, "2", "2", KeyCode.DIGIT2, false, false, true, false));
        until(() -> window.route() instanceof Route.PayCode);
        window.settle();
        return window.route() instanceof Route.PayCode(var orderNo)
                ? orderNo
                : desk.waiting().getLast();
    }

    private void untilResult() {
        until(() -> window.route() instanceof Route.Result);
    }

    private static void until(BooleanSupplier there) {
        for (var waited = Duration.ZERO;
                waited.compareTo(TourWindow.PATIENCE) < 0;
                waited = waited.plus(TourWindow.GLANCE)) {
            if (there.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(TourWindow.GLANCE.toNanos());
        }
        throw new IllegalStateException("the tour waited in vain");
    }
}
