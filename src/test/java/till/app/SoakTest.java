package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.domain.Refund;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.Operation;
import till.simulator.PaymentAuto;

/**
 * A long day without a pause: sales, refunds and faults in a row in one process, which afterwards holds no more of the machine
 * than after a quarter of them, and whose ledger says what the gateway's book says. {@code -Dsoak=10000} for so many.
 */
class SoakTest {
    private static final int SALES = Integer.getInteger("soak", 60);
    private static final long SEED = Long.getLong("soak.seed", 1);
    private static final long MOST_SECONDS = 120 + SALES;
    private static final List<Fault> FAULTS = List.of(
            Fault.ANSWER_LOST,
            Fault.REFUSED_CONNECTION,
            Fault.SERVER_ERROR,
            Fault.EMPTY_BODY,
            Fault.GARBAGE,
            Fault.BAD_SIGNATURE,
            Fault.REFUND_FAILS);
    private static final List<Operation> OPERATIONS =
            List.of(Operation.CREATE, Operation.QUERY, Operation.REFUND, Operation.REFUND_QUERY);

    /** In KiB: what a heap may have more at the end, be it only that a collection came at another moment. */
    private static final long HEAP = 8 << 10;

    private static final long FEW = 8;

    @TempDir
    private Path folder;

    @Test
    void afterManySalesItHoldsNoMoreThanAfterSome() throws Exception {
        try (var shop = new ShopInTest(folder, "gnete")) {
            new PaymentAuto(shop.book()).every(Duration.ZERO);
            var running = new Program(folder)
                    .startMain(SoakedProcess.class, Integer.toString(SALES), "gnete", "WX_QR", Long.toString(SEED));
            var said = faultsUntilTheEnd(shop, running);
            bounded(said.lines().map(Held::of).toList());
            whole(shop);
        }
    }

    private static String faultsUntilTheEnd(ShopInTest shop, Program.Running running) throws Exception {
        var random = new Random(SEED);
        var dial = new FaultDial(shop.book());
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!running.process().waitFor(200, TimeUnit.MILLISECONDS)) {
            assertTrue(System.nanoTime() < end, () -> "it does not end: " + running.err());
            dial.next(FAULTS.get(random.nextInt(FAULTS.size())), OPERATIONS.get(random.nextInt(OPERATIONS.size())), 1);
        }
        dial.allOff();
        assertEquals(0, running.process().exitValue(), () -> read(running.err()));
        return read(running.out());
    }

    /** A collection leaves now more, now less behind: the least of the last quarter tells what is kept for good. */
    private static void bounded(List<Held> reports) {
        System.out.println("soaked: " + reports);
        var quarter = reports.size() / 4;
        var some = reports.get(quarter);
        var all = reports.getLast();
        assertEquals(SALES, all.sales());
        var first = leastHeap(reports.subList(0, quarter + 1));
        var last = leastHeap(reports.subList(reports.size() - quarter, reports.size()));
        assertTrue(last <= first + HEAP, reports::toString);
        assertTrue(all.threads() <= some.threads() + FEW, reports::toString);
        assertTrue(all.handles() <= some.handles() + FEW, reports::toString);
    }

    private static long leastHeap(List<Held> reports) {
        return reports.stream().mapToLong(Held::heap).min().orElseThrow();
    }

    /** What one till after it, with time to ask, makes of it all. */
    private static void whole(ShopInTest shop) throws Exception {
        try (var till = shop.till()) {
            till.sweep();
            till.settle();
            assertEquals(List.of(), till.faults());
            for (var order : shop.book().orders()) {
                var payment = till.ledger()
                        .payments()
                        .find(new OrderNo(order.number()))
                        .orElseThrow();
                assertEquals(order.paid(), payment.state() == PaymentState.PAID, () -> order + " " + payment);
                assertEquals(order.refunded(), done(till.refunds(payment)), () -> order + " " + till.refunds(payment));
            }
        }
    }

    private static long done(List<Refund> refunds) {
        return refunds.stream()
                .filter(refund -> refund.state() == OperationState.DONE)
                .mapToLong(refund -> refund.amount().getAmountMinorLong())
                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What it held after so many sales.
     *
     * @param heap in KiB
     */
    private record Held(long sales, long heap, long threads, long handles) {
        static Held of(String line) {
            var numbers = List.of(line.split(" ")).stream().map(Long::valueOf).toList();
            return new Held(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
        }
    }
}
