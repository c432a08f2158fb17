package till.cli;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import till.domain.Result;
import till.report.BookExport.Wanted;
import till.report.BookExport.Written;

/** Writes a file of the books, and when the process is told to stop, gives it up without leaving half of it behind. */
record InterruptibleExport(OpenedTill till) {
    Result<Written> write(Wanted wanted, Path file) {
        var stopped = new AtomicBoolean();
        var writing = new ReentrantLock();
        try (var _ = till.onInterrupt(() -> await(stopped, writing))) {
            writing.lock();
            try {
                return till.reports().books().write(wanted, file, _ -> !stopped.get());
            } finally {
                writing.unlock();
            }
        }
    }

    /** The process lives until what was begun is cleared away. */
    private static void await(AtomicBoolean stopped, ReentrantLock writing) {
        stopped.set(true);
        writing.lock();
        writing.unlock();
    }
}
