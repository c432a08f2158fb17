package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Mode;
import till.gateway.BatchQueries;
import till.gateway.Outcome;
import till.ledger.Ledger;
import till.ledger.Payments;

/** The right to ask lasts for a whole call, however long the ledger needed to grant it. */
class LeaseTest {
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final Duration SLOW = Duration.ofSeconds(6);

    private final MovableClock clock = new MovableClock(Samples.NOON);
    private final List<Instant> ends = new ArrayList<>();

    private boolean granted(int slowOnes, Instant until) {
        ends.add(until);
        if (ends.size() <= slowOnes) {
            clock.pass(SLOW);
        }
        return true;
    }

    @Test
    void whatWasGrantedSlowlyIsTakenAgain() {
        assertTrue(Lease.take(clock, CALL, (_, until) -> granted(2, until)));
        assertEquals(3, ends.size());
        assertTrue(!ends.getLast().isBefore(clock.instant().plus(CALL)));
    }

    @Test
    void aLedgerThatStaysSlowGrantsNothing() {
        assertFalse(Lease.take(clock, CALL, (_, until) -> granted(9, until)));
    }

    @Test
    void ofALedgerThatStaysSlowNoGatewayIsAsked() throws Exception {
        try (var till = new TillForTests()) {
            var payment = till.running();
            var before = List.copyOf(till.gateway.asked);
            var slow = TillServices.on(
                    Mode.TRAINING,
                    new Books(slow(till), _ -> {}),
                    new GatewayDirectory(
                            List.of(till.gateway), till.health, ZoneId.of("Asia/Hong_Kong"), _ -> List.of()),
                    till.services.here());
            slow.checks().check(payment.orderNo());
            assertEquals(before, till.gateway.asked);
        }
    }

    @Test
    void whatAnotherTillAskedAboutSinceItWasFoundDueIsNotAskedAboutAgain() throws Exception {
        try (var till = new TillForTests()) {
            till.running();
            till.clock.pass(CALL);
            var due = till.services.checks().due(9);
            assertEquals(1, due.size());
            till.racing("T02")
                    .checks()
                    .checkAll(till.services.checks().grouped(due).getFirst());
            var before = List.copyOf(till.gateway.asked);
            till.services.checks().checkAll(till.services.checks().grouped(due).getFirst());
            assertEquals(before, till.gateway.asked);
        }
    }

    @Test
    void neitherInOneCallForSeveral() throws Exception {
        try (var till = new TillForTests()) {
            till.gateway.can(BatchQueries.class);
            till.running();
            till.running();
            till.clock.pass(CALL);
            var due = till.services.checks().due(9);
            assertEquals(2, due.size());
            till.racing("T02")
                    .checks()
                    .checkAll(till.services.checks().grouped(due).getFirst());
            var before = List.copyOf(till.gateway.asked);
            till.services.checks().checkAll(till.services.checks().grouped(due).getFirst());
            assertEquals(before, till.gateway.asked);
            till.clock.pass(CALL);
            assertEquals(2, till.services.checks().due(9).size(), "and both are free again");
        }
    }

    @Test
    void aRefundThatAnotherTillAskedAboutIsNotAskedAboutAgain() throws Exception {
        try (var till = new TillForTests()) {
            till.gateway.refundQueries.add(new Outcome.Unknown<>("busy"));
            var request = new RefundRequest(till.paid().orderNo(), Samples.AMOUNT, "torn");
            till.services.refunds().refund(request, Acting.UNNAMED);
            till.clock.pass(CALL);
            var due = till.services.refunds().due(9).getFirst();
            till.gateway.refundQueries.add(new Outcome.Unknown<>("busy"));
            till.racing("T02").refunds().checkDue(due);
            var before = List.copyOf(till.gateway.asked);
            till.services.refunds().checkDue(due);
            assertEquals(before, till.gateway.asked);
        }
    }

    /** Whose statements about payments each take longer than the margin. */
    private static Ledger slow(TillForTests till) {
        return proxy(
                Ledger.class,
                till.ledger,
                (_, result) -> result instanceof Payments payments
                        ? proxy(Payments.class, payments, (name, inner) -> {
                            if (name.equals("lease")) {
                                till.clock.pass(SLOW);
                            }
                            return inner;
                        })
                        : result);
    }

    private interface After {
        Object done(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        return after.done(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
