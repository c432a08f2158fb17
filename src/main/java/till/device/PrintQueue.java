package till.device;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Problem;

/**
 * Prints one thing after the other, and never keeps anybody waiting for it: whoever hands something in goes on at once and
 * hears later what became of it. May be shared between threads.
 */
public final class PrintQueue {
    /** A receipt that is not printed by then is given up. */
    public static final Duration USUAL = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(PrintQueue.class);

    private static final Optional<Problem> STOPPED = Optional.of(Problem.of("printer.stopped"));

    private final ExecutorService workers;
    private final Duration longest;
    private final Semaphore turn = new Semaphore(1, true);

    /** @param workers has a thread for each work it is given */
    public PrintQueue(ExecutorService workers, Duration longest) {
        this.workers = workers;
        this.longest = longest;
    }

    /** Something for a printer to do. */
    @FunctionalInterface
    public interface Work {
        void run() throws PrintTrouble;
    }

    /**
     * Has it done when its turn comes.
     *
     * @param after hears what went wrong, or of nothing where all went well; on a thread of the queue's
     */
    public void add(Work work, Consumer<Optional<Problem>> after) {
        try {
            workers.execute(() -> after.accept(inTurn(work)));
        } catch (RejectedExecutionException _) {
            after.accept(STOPPED);
        }
    }

    private Optional<Problem> inTurn(Work work) {
        try {
            turn.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return STOPPED;
        }
        try {
            return limited(work);
        } finally {
            turn.release();
        }
    }

    private Optional<Problem> limited(Work work) {
        Future<Boolean> running;
        try {
            running = workers.submit(() -> {
                work.run();
                return true;
            });
        } catch (RejectedExecutionException _) {
            return STOPPED;
        }
        return end(running);
    }

    private Optional<Problem> end(Future<Boolean> running) {
        try {
            running.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (TimeoutException _) {
            running.cancel(true);
            return Optional.of(Problem.of("printer.tooSlow", Long.toString(longest.toSeconds())));
        } catch (ExecutionException e) {
            return Optional.of(problem(e));
        } catch (InterruptedException _) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return STOPPED;
        }
    }

    private static Problem problem(ExecutionException e) {
        if (e.getCause() instanceof PrintTrouble trouble) {
            return trouble.problem();
        }
        LOG.error("printing", e.getCause());
        return Problem.of("printer.unexpected", String.valueOf(e.getCause()));
    }
}
