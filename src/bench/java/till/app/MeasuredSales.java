package till.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import till.bench.BareSteps;
import till.bench.Figures;
import till.domain.OrderNo;
import till.service.TrainingDesk;
import till.simulator.FaultDial;
import till.simulator.GneteBook;
import till.simulator.Operation;
import till.ui.Route;
import till.ui.shell.TillWindow;

/**
 * S1 and S2: sells in the program's own window, without a display, against a simulated gateway over real HTTP, and says in
 * milliseconds how long a person waits for what is painted. What it could be at best is measured between the sales.
 */
public final class MeasuredSales {
    private static final int FOREVER = 1_000_000;

    private final OpenTill till;
    private final TillWindow window;
    private final BareSteps bare;
    private final Random random = new Random(1);

    private MeasuredSales(MeasuredWindow shown, BareSteps bare) {
        this.till = shown.till();
        this.window = shown.window();
        this.bare = bare;
    }

    /** Arguments: data folder, the gateway's own time in ms, sales to warm up, sales measured, whether the tick is waited for. */
    public static void main(String[] arguments) throws Exception {
        try (var till = MeasuredWindow.till(Path.of(arguments[0]), true);
                var bare = BareSteps.to(till.profiles().profiles(), Path.of(arguments[0], "bare"))) {
            till.startPolling();
            slow(till, Integer.parseInt(arguments[1]));
            var sales = new MeasuredSales(MeasuredWindow.shown(till), bare);
            sales.run(Integer.parseInt(arguments[2]), false, false);
            sales.run(Integer.parseInt(arguments[3]), true, Boolean.parseBoolean(arguments[4]));
        }
        System.exit(0);
    }

    private static void slow(OpenTill till, int millis) {
        if (millis > 0) {
            new FaultDial(new GneteBook(till.folder().book("gnete"), Clock.systemUTC()))
                    .slow(Operation.CREATE, FOREVER, Duration.ofMillis(millis));
        }
    }

    /** Milliseconds of processor time the window's thread has had. */
    private static double work() throws Exception {
        return MeasuredWindow.onScreen(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6);
    }

    private void run(int many, boolean measured, boolean waitForTheTick) throws Exception {
        for (var sale = 0; sale < many; sale++) {
            var limit = bare.once();
            var before = work();
            var painted = charge();
            var between = work();
            var ticked = pay(waitForTheTick);
            if (measured) {
                Figures.say("limit", limit);
                Figures.say("code", painted);
                Figures.say("codeWork", between - before);
                Figures.say("tickWork", work() - between);
                Figures.say("tick", ticked);
            } else if (sale == 0) {
                Figures.say("first", painted);
            }
            MeasuredWindow.onScreen(() -> {
                window.go(new Route.Charge());
                return true;
            });
        }
    }

    /** From the press of a way to pay until its code is on the screen. */
    private double charge() throws Exception {
        MeasuredWindow.onScreen(() -> {
            press("#key-8");
            press("#key-8");
            return true;
        });
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100 + random.nextInt(50)));
        CompletableFuture<Long> painted = MeasuredWindow.onScreen(() -> Painted.when(window.scene(), this::showsCode));
        long pressed = MeasuredWindow.onScreen(() -> {
            var now = System.nanoTime();
            press("#method-1");
            return now;
        });
        return (painted.get(MeasuredWindow.PATIENCE_SECONDS, TimeUnit.SECONDS) - pressed) / 1e6;
    }

    /** From the gateway's knowing of the money until the tick is on the screen. */
    private double pay(boolean waited) throws Exception {
        OrderNo orderNo = MeasuredWindow.onScreen(() -> ((Route.PayCode) window.route()).orderNo());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(waited ? random.nextInt(2_000) : 20));
        CompletableFuture<Long> painted = MeasuredWindow.onScreen(() ->
                Painted.when(window.scene(), () -> window.route() instanceof Route.Result && shows(".result-seal")));
        till.training().orElseThrow().act(orderNo, TrainingDesk.Deed.PAY);
        var paid = System.nanoTime();
        if (!waited) {
            MeasuredWindow.onScreen(() -> {
                press("#check");
                return true;
            });
        }
        return (painted.get(MeasuredWindow.PATIENCE_SECONDS, TimeUnit.SECONDS) - paid) / 1e6;
    }

    /** The code itself, not only the room it comes into. */
    private boolean showsCode() {
        return window.scene().lookup(".qr-view .image-view") instanceof ImageView code && code.getImage() != null;
    }

    private boolean shows(String selector) {
        var node = window.scene().lookup(selector);
        return node != null && node.isVisible();
    }

    private void press(String selector) {
        ((Button) window.scene().lookup(selector)).fire();
    }
}
