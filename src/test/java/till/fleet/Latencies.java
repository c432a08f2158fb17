package till.fleet;

import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long each sale took until its code was there, the gateway's own time among it. May be shared between threads. */
final class Latencies {
    private static final double MILLION = 1e6;

    private final Queue<Took> all = new ConcurrentLinkedQueue<>();

    private record Took(long at, long nanos) {}

    /** @param began as the system's nanoseconds say */
    void add(long began) {
        all.add(new Took(began, System.nanoTime() - began));
    }

    /** Of those that began between two moments: how many, the one in the middle, and the slowest but five in a hundred. */
    String between(long from, long to) {
        var took = all.stream()
                .filter(each -> each.at() - from >= 0 && each.at() - to < 0)
                .mapToLong(Took::nanos)
                .sorted()
                .toArray();
        return took.length == 0
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "%d sales, median %.0f ms, p95 %.0f ms",
                        took.length,
                        took[took.length / 2] / MILLION,
                        took[took.length * 95 / 100] / MILLION);
    }
}
