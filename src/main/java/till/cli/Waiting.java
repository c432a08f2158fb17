package till.cli;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import till.domain.OrderNo;
import till.service.Feed;

/** Waits for news of one payment on the feed, never longer than told. */
final class Waiting implements AutoCloseable {
    private final Semaphore news = new Semaphore(0);
    private final Feed.Subscription subscription;

    Waiting(Feed feed, OrderNo orderNo) {
        subscription = feed.subscribe(changed -> {
            if (changed.contains(orderNo)) {
                news.release();
            }
        });
    }

    /** Looks, and looks again at every news, until it is over or the time is; returns what was seen last. */
    <T> T until(Duration most, Supplier<T> look, Predicate<T> over) {
        var end = System.nanoTime() + most.toNanos();
        var seen = look.get();
        while (!over.test(seen) && newsBefore(end)) {
            seen = look.get();
        }
        return over.test(seen) ? seen : look.get();
    }

    private boolean newsBefore(long end) {
        try {
            var came = news.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            news.drainPermits();
            return came;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
