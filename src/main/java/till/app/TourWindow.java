package till.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import till.settings.Language;
import till.settings.Theme;
import till.ui.FxBackground;
import till.ui.Route;
import till.ui.shell.TillWindow;

/** A till's window that the tour works and takes pictures of. Called from the tour's own thread. */
final class TourWindow implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final Duration GLANCE = Duration.ofMillis(50);

    private static final int HEIGHT = 768;
    private static final int PULSES_TO_SETTLE = 4;

    private final Path out;
    private final TillWindow window;

    private TourWindow(Path out, TillWindow window) {
        this.out = out;
        this.window = window;
    }

    /** The first window, which starts the toolkit. */
    static TourWindow first(OpenTill till, Path out, int width) {
        var started = new FutureTask<>(() -> show(till, width));
        Platform.startup(started);
        return new TourWindow(out, result(started));
    }

    /** Another one, once the toolkit runs. */
    static TourWindow another(OpenTill till, Path out, int width) {
        return new TourWindow(out, result(onScreenTask(() -> show(till, width))));
    }

    private static TillWindow show(OpenTill till, int width) {
        var stage = new Stage();
        stage.setWidth(width);
        stage.setHeight(HEIGHT);
        var window = TillWindow.show(
                stage,
                Window.dependencies(
                        till, _ -> Optional.empty(), AtLogin.ofProcess(Map.of(), Optional.empty()), () -> {}));
        window.wear(Theme.LIGHT);
        return window;
    }

    Route route() {
        return result(onScreenTask(window::route));
    }

    void go(Route route) {
        onScreen(() -> window.go(route));
    }

    /** Presses a key where the focus is. */
    void fire(KeyEvent event) {
        onScreen(() -> {
            var focused = window.scene().getFocusOwner();
            Event.fireEvent(focused == null ? window.scene().getRoot() : focused, event);
        });
    }

    /** A picture in each theme and language; {@code name} is what the files begin with. */
    void inEveryDress(String name) throws IOException {
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

    void picture(String name) throws IOException {
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
    void settle() {
        LockSupport.parkNanos(GLANCE.multipliedBy(10).toNanos());
        for (var pulse = 0; pulse < PULSES_TO_SETTLE; pulse++) {
            onScreen(() -> {});
        }
    }

    @Override
    public void close() {
        onScreen(window::close);
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
