package till.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.gateway.PaymentAnswer.Standing;
import till.ledger.Ledger;
import till.service.TillForTests;

/** A till with nothing to do asks its ledger once a second, and is on time all the same. */
class TurnsTest {
    private static final Duration TURN = Duration.ofMillis(100);

    private final List<Instant> looked = new ArrayList<>();
    private TillForTests till;
    private Turns turns;

    @BeforeEach
    void open() throws Exception {
        till = new TillForTests();
        var poller = new Poller(till.services.checks(), till.services.refunds(), till.clock, Runnable::run);
        var parcels = new ShipmentPoller(till.services.shipments(), Runnable::run);
        turns = new Turns(counting(till.ledger), poller, parcels, till.clock);
    }

    @AfterEach
    void close() {
        till.close();
    }

    private Ledger counting(Ledger real) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (_, method, arguments) -> {
                    looked.add(till.clock.instant());
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private void pass(Duration time) {
        var end = till.clock.instant().plus(time);
        while (till.clock.instant().isBefore(end)) {
            till.clock.pass(TURN);
            turns.next();
        }
    }

    private long queries() {
        return till.gateway.asked.stream().filter("query"::equals).count();
    }

    @Test
    void whileNothingIsDueTheLedgerIsAskedOnceASecond() {
        pass(Duration.ofSeconds(60));
        assertTrue(looked.size() <= 61, "so often: " + looked.size());
        assertTrue(looked.size() >= 59, "and no less: " + looked.size());
    }

    @Test
    void aCodeOnScreenIsAskedAboutToTheMoment() {
        var payment = till.running();
        pass(Duration.ofSeconds(30));
        assertEquals(15, queries(), "every two seconds");
        till.gateway.says(Standing.PAID);
        pass(Duration.ofSeconds(3));
        assertEquals("PAID", till.now(payment.orderNo()).state().name());
    }

    @Test
    void whatAnotherHasALeaseOnIsNotLookedForTenTimesASecond() {
        var payment = till.running();
        var now = till.clock.instant();
        till.ledger.payments().lease(payment.orderNo(), "another", now, now.plusSeconds(30));
        pass(Duration.ofSeconds(20));
        assertEquals(0, queries());
        assertTrue(looked.size() <= 21, "so often: " + looked.size());
    }

    @Test
    void aDayThatEndedIsSweptThoughNothingIsDue() {
        till.gateway.cannotClose();
        till.running();
        for (var minutes = 0; minutes < 718; minutes += 2) {
            till.clock.pass(Duration.ofMinutes(2));
            turns.next();
        }
        var before = queries();
        turns.next();
        assertEquals(before, queries());
        till.clock.pass(Duration.ofMinutes(3));
        turns.next();
        assertEquals(before + 1, queries());
    }
}
