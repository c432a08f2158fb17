package till.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.joda.money.Money;
import till.domain.Acting;
import till.domain.OrderNo;
import till.report.DayExport;
import till.service.RefundRequest;
import till.service.TrainingDesk;
import till.settings.Language;
import till.settings.Theme;
import till.ui.FxBackground;
import till.ui.Route;
import till.ui.shell.TillWindow;

/** The tour's way through the screens: keys are pressed and pictures taken as a person at the counter would see them. */
final class TourWalk {
    private static final int WIDTH = 1366;
    private static final int HEIGHT = 768;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final int PULSES_TO_SETTLE = 4;

    private final OpenTill till;
    private final TrainingDesk desk;
    private final Path out;
    private final TillWindow window;

    TourWalk(OpenTill till, Path out) {
        this.till = till;
        this.desk = till.training().orElseThrow();
        this.out = out;
        this.window = start(till);
    }

    private static TillWindow start(OpenTill till) {
        var started = new FutureTask<>(() -> {
            var stage = new Stage();
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            var window = TillWindow.show(stage, Window.dependencies(till, _ -> Optional.empty(), () -> {}));
            window.wear(Theme.LIGHT);
            return window;
        });
        Platform.startup(started);
        return result(started);
    }

    void walk() throws IOException {
        keyIn("88.50");
        var paid = charge();
        inEveryDress("code");
        desk.act(paid, TrainingDesk.Deed.PAY);
        untilResult();
        inEveryDress("paid");
        refund(paid);
        go(new Route.Charge());
        keyIn("46");
        var declined = charge();
        desk.act(declined, TrainingDesk.Deed.DECLINE);
        untilResult();
        picture("declined");
        doubt();
        go(new Route.Orders(paid));
        inEveryDress("orders");
        go(new Route.Attention());
        inEveryDress("attention");
        go(new Route.Charge());
        keyIn("1234.50");
        inEveryDress("charge");
        export();
        onScreen(window::close);
    }

    /** A gateway that names another amount: nothing is believed, a person is asked to look. */
    private void doubt() {
        go(new Route.Charge());
        keyIn("310");
        desk.arm(TrainingDesk.Trouble.WRONG_AMOUNT);
        var doubtful = charge();
        until(() -> till.services().attention().openCount() > 0);
        till.services().payments().cancel(doubtful, Acting.UNNAMED);
        untilResult();
    }

    private void refund(OrderNo paid) throws IOException {
        var amount = Money.parse("HKD 30.00");
        go(new Route.Refund(paid));
        picture("refund");
        till.services().refunds().refund(new RefundRequest(paid, amount, "faulty goods"), Acting.UNNAMED);
        go(new Route.Refunds());
        picture("refunds");
    }

    private void export() {
        var day = till.services().orders().today();
        var name = DayExport.fileName(day, till.settings().till());
        till.export().write(day, till.settings().till(), out.resolve(name)).value();
    }

    private void keyIn(String amount) {
        for (var character : amount.toCharArray()) {
            var text = String.valueOf(character);
            onScreen(() ->
                    fire(new KeyEvent(KeyEvent.KEY_TYPED, text, text, KeyCode.UNDEFINED, false, false, false, false)));
        }
    }

    /** Charges with the second method and returns the number once its code is on screen. */
    private OrderNo charge() {
        onScreen(() -> fire(new KeyEvent(KeyEvent.KEY_PRESSED, "2", "2", KeyCode.DIGIT2, false, false, true, false)));
        until(() -> route() instanceof Route.PayCode);
        settle();
        return route() instanceof Route.PayCode(var orderNo)
                ? orderNo
                : desk.waiting().getLast();
    }

    private void fire(KeyEvent event) {
        var focused = window.scene().getFocusOwner();
        Event.fireEvent(focused == null ? window.scene().getRoot() : focused, event);
    }

    private void untilResult() {
        until(() -> route() instanceof Route.Result);
    }

    private Route route() {
        return result(onScreenTask(window::route));
    }

    private void go(Route route) {
        onScreen(() -> window.go(route));
    }

    private void inEveryDress(String name) throws IOException {
        for (var theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            for (var language : Language.values()) {
                onScreen(() -> {
                    window.wear(theme);
                    window.speak(language);
                });
                picture(name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + language.tag());
            }
        }
        onScreen(() -> {
            window.wear(Theme.LIGHT);
            window.speak(Language.ENGLISH);
        });
    }

    private void picture(String name) throws IOException {
        settle();
        var image = result(onScreenTask(() -> {
            var drawn = window.scene().snapshot(null);
            var width = (int) drawn.getWidth();
            var height = (int) drawn.getHeight();
            var pixels = new int[width * height];
            drawn.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
            var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            copy.setRGB(0, 0, width, height, pixels, 0, width);
            return copy;
        }));
        Files.createDirectories(out);
        ImageIO.write(image, "png", out.resolve(name + ".png").toFile());
    }

    /** Lets loading finish and the screen be laid out. */
    private void settle() {
        LockSupport.parkNanos(GLANCE.multipliedBy(10).toNanos());
        for (var pulse = 0; pulse < PULSES_TO_SETTLE; pulse++) {
            onScreen(() -> {});
        }
    }

    private static void until(BooleanSupplier there) {
        for (var waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(GLANCE)) {
            if (there.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        throw new IllegalStateException("the tour waited in vain");
    }

    private void onScreen(Runnable work) {
        result(onScreenTask(() -> {
            work.run();
            return true;
        }));
    }

    private static <T> FutureTask<T> onScreenTask(Callable<T> work) {
        var task = new FutureTask<>(work);
        new FxBackground(Runnable::run).onScreen(task);
        return task;
    }

    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
