package till.app;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Unavailable;

/** Every thread of an opened till: one that keeps time, and as many as there are calls under way. */
final class TillThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TillThreads.class);

    private static final int WAITING_SOUNDS = 2;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("timer").factory());
    private final ScheduledExecutorService beat = beating();
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("worker-", 0).factory());

    private final ExecutorService sounds = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_SOUNDS),
            Thread.ofPlatform().daemon().name("sound").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    /** One sound after the other; those that come while some wait already are let go. */
    Executor sounds() {
        return sounds;
    }

    /** Runs calls to gateways and work of screens. */
    ExecutorService workers() {
        return workers;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    private static ScheduledExecutorService beating() {
        var beat = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("beat").factory(), new ThreadPoolExecutor.DiscardPolicy());
        beat.setRemoveOnCancelPolicy(true);
        return beat;
    }

    /** Only says that a second passed. */
    ScheduledExecutorService beat() {
        return beat;
    }

    /** Repeats short work; a failure is logged and the next turn comes all the same. */
    void every(Duration pause, Runnable work) {
        var millis = pause.toMillis();
        timer.scheduleWithFixedDelay(() -> guarded(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** A thread for the process's own end, not started here. */
    Thread hook(Runnable work) {
        return Thread.ofPlatform().name("goodbye").unstarted(work);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (Unavailable e) {
            // many times a second for as long as the ledger is away, and on screen all the while
            LOG.debug("the ledger is away", e);
        } catch (RuntimeException e) {
            LOG.error("repeated work failed", e);
        }
    }

    /** Whether what waits and repeats has to end. */
    boolean areEnding() {
        return timer.isShutdown();
    }

    /** Ends the timer at once; calls under way are left to what the ledger already says of them. */
    @Override
    public void close() {
        timer.shutdownNow();
        beat.shutdownNow();
        workers.shutdownNow();
        sounds.shutdownNow();
    }
}
