package till.ledger;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiskSyncTest {
    private final AtomicInteger begun = new AtomicInteger();
    private final Semaphore mayEnd = new Semaphore(0);
    private final DiskSync disk = new DiskSync(() -> {
        begun.incrementAndGet();
        mayEnd.acquireUninterruptibly();
    });

    @Test
    void whoComesDuringACheckpointWaitsForTheNextAndSharesIt() throws Exception {
        try (var threads = Executors.newFixedThreadPool(9)) {
            var first = threads.submit(disk::afterCommit);
            await().until(() -> begun.get() == 1);
            var others = IntStream.range(0, 8)
                    .mapToObj(each -> threads.submit(disk::afterCommit))
                    .toList();
            await().until(() -> disk.waiting() == 9);
            mayEnd.release();
            first.get();
            await().until(() -> begun.get() == 2);
            others.forEach(other -> assertFalse(other.isDone()));
            mayEnd.release();
            for (var other : others) {
                other.get();
            }
            assertEquals(2, begun.get());
        }
    }

    @Test
    void aFailedCheckpointCoversNobody() {
        var failing = new DiskSync(() -> {
            if (begun.incrementAndGet() == 1) {
                throw new IllegalStateException("disk full");
            }
        });
        assertThrows(IllegalStateException.class, failing::afterCommit);
        failing.afterCommit();
        assertEquals(2, begun.get());
    }
}
