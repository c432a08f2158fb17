package till.archfixture.service;

import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Threads, clocks and an end of its own, each by a method reference. */
final class OwnWorkers {
    private OwnWorkers() {}

    static Executor workers() {
        return Thread::startVirtualThread;
    }

    static Supplier<Instant> clock() {
        return Instant::now;
    }

    static LongSupplier stopwatch() {
        return System::nanoTime;
    }

    static void end() {
        System.exit(1);
    }
}
