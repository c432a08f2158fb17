package till.app;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Tells when something that was laid out is also painted and handed to the screen. FX thread only. */
final class Painted {
    private Painted() {}

    /**
     * The moment, by {@link System#nanoTime}, at which the first picture with it was handed over. JavaFX paints on a thread of its own
     * after each layout: a job put behind that painting, and its answer behind the handing over, come right after both.
     */
    static CompletableFuture<Long> when(Scene scene, BooleanSupplier isLaidOut) {
        var painted = new CompletableFuture<Long>();
        var listener = new AtomicReference<Runnable>(() -> {});
        listener.set(() -> {
            if (isLaidOut.getAsBoolean()) {
                scene.removePostLayoutPulseListener(listener.get());
                Platform.runLater(() -> Toolkit.getToolkit()
                        .addRenderJob(
                                new RenderJob(() -> Platform.runLater(() -> painted.complete(System.nanoTime())))));
            }
        });
        scene.addPostLayoutPulseListener(listener.get());
        return painted;
    }
}
