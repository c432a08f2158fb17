package till.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import till.ui.FxBackground;

/**
 * Closes the window as a person would when the system asks the process to end. Left alone, the toolkit is torn down by a
 * shutdown hook of its own while its threads still draw, and they fail loudly.
 */
final class AskedToEnd {
    private static final Logger LOG = LoggerFactory.getLogger(AskedToEnd.class);
    private static final List<String> SIGNALS = List.of("TERM", "INT", "HUP");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FIRST_OF_SIGNALS = 128;

    private AskedToEnd() {}

    /**
     * Listens from now on.
     *
     * @param close closes the window; on the FX thread
     * @param closed comes down once it is closed
     */
    static void closes(Runnable close, CountDownLatch closed) {
        for (var name : SIGNALS) {
            try {
                Signal.handle(new Signal(name), signal -> end(signal, close, closed));
            } catch (IllegalArgumentException e) {
                LOG.debug("no {} here", name, e);
            }
        }
    }

    /** A window that does not answer any more ends all the same. */
    private static void end(Signal signal, Runnable close, CountDownLatch closed) {
        LOG.info("asked to end by {}", signal.getName());
        new FxBackground(Runnable::run).onScreen(close);
        try {
            if (closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().exit(FIRST_OF_SIGNALS + signal.getNumber());
    }
}
