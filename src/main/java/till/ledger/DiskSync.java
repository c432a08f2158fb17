package till.ledger;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings committed rows onto the disk, many writers' rows with one checkpoint: a caller returns only after a checkpoint
 * that began after it called. May be shared between threads.
 */
final class DiskSync {
    private final Runnable checkpoint;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition finished = lock.newCondition();
    private long asked;
    private long done;
    private boolean running;

    DiskSync(Runnable checkpoint) {
        this.checkpoint = checkpoint;
    }

    void afterCommit() {
        lock.lock();
        try {
            var mine = ++asked;
            while (done < mine) {
                if (running) {
                    finished.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many have asked and not been told yet. */
    long waiting() {
        lock.lock();
        try {
            return asked - done;
        } finally {
            lock.unlock();
        }
    }

    /** Runs one checkpoint for all who asked before it began. If it fails, each of the others leads one of its own. */
    private void lead() {
        var covers = asked;
        running = true;
        lock.unlock();
        var succeeded = false;
        try {
            checkpoint.run();
            succeeded = true;
        } finally {
            lock.lock();
            running = false;
            done = succeeded ? covers : done;
            finished.signalAll();
        }
    }
}
