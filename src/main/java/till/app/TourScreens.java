package till.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.joda.money.Money;
import till.domain.Acting;
import till.domain.OrderNo;
import till.receipt.ReceiptOf;
import till.service.ChargeRequest;
import till.service.Started;
import till.ui.Route;

/** Every screen of the till as pictures: in both themes, three languages and two widths. */
final class TourScreens {
    private static final int[] WIDTHS = {1366, 1024};

    private final OpenTill till;
    private final OrderNo paid;
    private final OrderNo declined;

    TourScreens(OpenTill till, OrderNo paid, OrderNo declined) {
        this.till = till;
        this.paid = paid;
        this.declined = declined;
    }

    void picture(Path out) throws IOException {
        for (var width : WIDTHS) {
            try (var window = TourWindow.another(till, out, width)) {
                for (var screen : screens().entrySet()) {
                    window.go(screen.getValue());
                    window.inEveryDress(screen.getKey() + "-" + width);
                }
                window.go(new Route.Charge());
                over(window, "keys-" + width, KeyCode.F12);
                over(window, "customers-" + width, KeyCode.F5);
            }
        }
    }

    /** What a function key opens beside or over a screen, and Esc takes away. */
    private static void over(TourWindow window, String name, KeyCode key) throws IOException {
        window.fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        window.inEveryDress(name);
        window.fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
    }

    private Map<String, Route> screens() {
        var screens = new LinkedHashMap<String, Route>();
        screens.put("charge", new Route.Charge());
        screens.put("code", new Route.PayCode(waiting()));
        screens.put("paid", new Route.Result(paid));
        screens.put("declined", new Route.Result(declined));
        screens.put("orders", new Route.Orders(paid));
        screens.put("refund", new Route.Refund(paid));
        screens.put("refunds", new Route.Refunds());
        screens.put("find", new Route.Find());
        screens.put("links", new Route.Links());
        screens.put("agreements", new Route.Agreements());
        screens.put("shipments", new Route.Shipments());
        screens.put("attention", new Route.Attention());
        screens.put("reports", new Route.Reports());
        screens.put("close-of-day", new Route.CloseOfDay());
        screens.put("reconcile", new Route.Reconcile());
        screens.put("differences", new Route.Differences());
        screens.put("catalogue", new Route.Catalogue());
        screens.put("receipt", new Route.Receipt(ReceiptOf.payment(paid), new Route.Orders(paid)));
        screens.put("guide", new Route.Guide());
        for (var part : Route.Settings.Part.values()) {
            screens.put("settings-" + part.name().toLowerCase(Locale.ROOT), new Route.Settings(part, null));
        }
        return screens;
    }

    /** A payment whose code is on the screen. */
    private OrderNo waiting() {
        var asked = ChargeRequest.of("gnete", "ALI_QR", Money.parse("HKD 1234.50"));
        var started = till.services().payments().start(asked, Acting.UNNAMED);
        return started instanceof Started.Running(var payment) ? payment.orderNo() : paid;
    }
}
