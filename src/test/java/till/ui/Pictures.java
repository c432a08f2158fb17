package till.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;

/** Runs on the FX thread and takes pictures of scenes, also into {@code target/pictures} for people to look at. */
public final class Pictures {
    private Pictures() {}

    /** Runs something on the FX thread and waits for it. */
    public static <T> T onFx(Callable<T> work) {
        try {
            FxToolkit.registerPrimaryStage();
            var task = new FutureTask<>(work);
            Platform.runLater(task);
            return task.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Runs something on the FX thread and waits for it. */
    public static void fx(Runnable work) {
        onFx(() -> {
            work.run();
            return true;
        });
    }

    /** Closes a window for good: the headless toolkit remembers closed windows, and would keep all that was in them. */
    public static void close(Stage stage) {
        stage.close();
        stage.setScene(null);
    }

    /** What the scene looks like. On the FX thread. */
    public static BufferedImage of(Scene scene) {
        return SwingFXUtils.fromFXImage(scene.snapshot(null), null);
    }

    /** Writes what the scene looks like to a file named after what it shows. On the FX thread. */
    public static void keep(Scene scene, String name) {
        try {
            var folder = Files.createDirectories(Path.of("target", "pictures"));
            ImageIO.write(of(scene), "png", folder.resolve(name + ".png").toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
