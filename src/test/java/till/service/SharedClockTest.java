package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import till.ledger.Ledger;
import till.ledger.Tills;

/** Tills whose clocks are wrong go by the server's. */
class SharedClockTest {
    private final MovableClock machine = new MovableClock(Samples.NOON);
    private final SharedClock clock = new SharedClock(machine);
    private Instant there = Samples.NOON;
    private Duration took = Duration.ZERO;

    private final Ledger ledger = proxy(Ledger.class, proxy(Tills.class, ""));

    private <T> T proxy(Class<T> type, Object part) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            if (method.getName().equals("now")) {
                machine.pass(took);
                return there;
            }
            return part;
        }));
    }

    @Test
    void aTillThatIsFiveMinutesFastGoesByTheServersClockAndIsToldOf() {
        there = Samples.NOON.minusSeconds(300);
        clock.measure(ledger);
        assertEquals(Samples.NOON.minusSeconds(300), clock.instant());
        assertEquals(Duration.ofSeconds(-300), clock.ahead());
        assertTrue(clock.isToBeTold());
        machine.pass(Duration.ofSeconds(10));
        assertEquals(Samples.NOON.minusSeconds(290), clock.instant());
    }

    @Test
    void whatACallTakesIsNoDifferenceBetweenClocks() {
        took = Duration.ofMillis(800);
        there = Samples.NOON.plusMillis(1_000);
        clock.measure(ledger);
        assertEquals(Duration.ZERO, clock.ahead());
        assertFalse(clock.isToBeTold());
    }

    @Test
    void aQuestionThatTookLongTellsNothing() {
        took = Duration.ofSeconds(9);
        there = Samples.NOON.plusSeconds(300);
        clock.measure(ledger);
        assertEquals(Duration.ZERO, clock.ahead());
    }

    @Test
    void aClockThatWasSetRightAgainIsNotToldOf() {
        there = Samples.NOON.plusSeconds(90);
        clock.measure(ledger);
        assertTrue(clock.isToBeTold());
        machine.pass(Duration.ofSeconds(90));
        clock.measure(ledger);
        assertEquals(machine.instant(), clock.instant());
    }
}
