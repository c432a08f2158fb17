package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.PaymentState;
import till.ledger.TestServer;
import till.service.Started;
import till.service.Steps.Step;
import till.simulator.Operation;

/**
 * Two tills on one PostgreSQL: the real program of one stands in the middle of asking about a payment and is then killed with
 * SIGKILL. The other one asks nothing while that may still be under way, and takes the work over once it cannot be.
 */
class LeaseTakenOverTest {
    private static final String SALE = "S-1";

    /** Longer than any call of the gateway may take, and the margin. */
    private static final Duration OVER = Duration.ofMinutes(3);

    private final String database = TestServer.create();

    @TempDir
    private Path folder;

    @AfterEach
    void drop() {
        TestServer.drop(database);
    }

    @Test
    void nothingIsAskedTwiceAtOnceAndTheWorkOfTheDeadIsTakenOver() throws Exception {
        try (var shop = new ShopInTest(folder, "gnete")) {
            shop.ledgerOnServer(TestServer.address(database), TestServer.password());
            var other = shop.till("T02");
            try (var first = shop.till()) {
                assertInstanceOf(Started.Running.class, first.charge(SALE, false));
            }
            shop.customer().pay(other.payments(SALE).getFirst().orderNo().text());

            new Program(folder)
                    .killAt(
                            Kill.Point.of(Step.QUERY_ANSWERED),
                            () -> looksMeanwhile(shop, other),
                            Program.Call.of("status", SALE, "--refresh"));
            looksMeanwhile(shop, other);

            other.pass(OVER);
            assertEquals(2, asked(shop));
            var payment = other.payments(SALE).getFirst();
            assertEquals(PaymentState.PAID, payment.state());
            other.settle();
            assertEquals(2, asked(shop));
            assertEquals(List.of(), other.faults());
        }
    }

    /** Standing or dead: nobody can tell yet. */
    private static void looksMeanwhile(ShopInTest shop, TillInTest other) {
        assertEquals(1, asked(shop));
        for (var look = 0; look < 5; look++) {
            other.pass(Duration.ofSeconds(1));
        }
        assertEquals(1, asked(shop));
    }

    private static long asked(ShopInTest shop) {
        return shop.book().requests().stream()
                .filter(seen -> seen.operation() == Operation.QUERY)
                .count();
    }
}
