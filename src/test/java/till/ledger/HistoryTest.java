package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;
import static till.ledger.LedgerFixture.refundMove;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import till.domain.Attention;
import till.domain.By;
import till.domain.Event;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PaymentState;

class HistoryTest extends OnEachStore {
    HistoryTest(TestStore store) {
        super(store);
    }

    /** A bit of everything: T1P00001 paid with a refund, attention and an operation. */
    private void busyDay() {
        var payment = shop.moved(shop.added("S-1"), PaymentState.AWAITING_PAYER);
        shop.ledger.operations().begin("O1", payment.orderNo(), Operation.Kind.CLOSE, Operation.Cause.TIME_OVER, NOON);
        var refund = shop.reserved(shop.moved(payment, PaymentState.PAID), PRICE);
        shop.ledger.refunds().move(refundMove(refund.refundNo(), OperationState.RESERVED, OperationState.SENT));
        shop.ledger.attention().raise(payment.orderNo(), new Attention.Draft(Attention.Kind.PAID_LATE, Map.of()), NOON);
        shop.added("S-2");
    }

    @Test
    void everyChangeLeavesItsEventInOrder() {
        busyDay();
        var events = shop.ledger.history().of(new OrderNo("T1P00001"));
        assertEquals(
                List.of(
                        Event.Kind.PAYMENT_ADDED,
                        Event.Kind.PAYMENT_MOVED,
                        Event.Kind.OPERATION_ADDED,
                        Event.Kind.PAYMENT_MOVED,
                        Event.Kind.REFUND_RESERVED,
                        Event.Kind.REFUND_MOVED,
                        Event.Kind.ATTENTION_RAISED),
                events.stream().map(Event::kind).toList());
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L),
                events.stream().map(Event::sequence).toList());
        assertEquals("8850 HKD", events.get(3).facts().get("received"));
    }

    @Test
    void taughtWordStandsInTheChainAndBelongsToNoPayment() {
        busyDay();
        var before = shop.ledger.history().heads();
        shop.ledger.teachings().add(List.of(new Teachings.Teaching("gnete", "gnete", "OK2", "paid", "import")), NOON);
        shop.added("S-3");
        var events = shop.ledger.history().after(before, 10);
        var taught = events.getFirst();
        assertEquals(Event.Kind.GATEWAY_TAUGHT, taught.kind());
        assertNull(taught.orderNo());
        assertEquals(
                Map.of("gateway", "gnete", "kind", "gnete", "word", "OK2", "meaning", "paid", "by", "import"),
                taught.facts());
        assertEquals(Event.Kind.PAYMENT_ADDED, events.get(1).kind());
        assertEquals(List.of(), shop.ledger.history().verify().faults());
    }

    @Test
    void changedTaughtWordIsFound() throws SQLException {
        shop.ledger.teachings().add(List.of(new Teachings.Teaching("gnete", "gnete", "OK2", "paid", "import")), NOON);
        try (var connection = shop.store.connect();
                var statement = connection.createStatement()) {
            statement.execute("update event set facts = replace(facts, 'OK2', 'OK3')");
        }
        assertEquals(
                List.of("chain T1: event 1 was changed"),
                shop.ledger.history().verify().faults());
    }

    @Test
    void onlyATaughtWordMayStandWithoutAPayment() throws SQLException {
        busyDay();
        try (var connection = shop.store.connect();
                var statement = connection.createStatement()) {
            assertThrows(SQLException.class, () -> statement.execute("update event set order_no = null"));
        }
    }

    @Test
    void eachTillHasItsChainAndTheFeedFollowsAll() {
        busyDay();
        var other = shop.open("T2");
        var order = shop.order("S-9");
        other.payments().add(new Payments.Draft(order, LedgerFixture.DAY, By.NOBODY), NOON, false);
        var history = shop.ledger.history();
        assertEquals(Map.of("T1", 8L, "T2", 1L), history.heads());
        assertEquals(9, history.after(Map.of(), 100).size());
        assertEquals(3, history.after(Map.of(), 3).size());
        assertEquals(
                List.of(order.orderNo()),
                history.after(Map.of("T1", 8L), 100).stream()
                        .map(Event::orderNo)
                        .toList());
        assertEquals(List.of(), history.after(history.heads(), 100));
        var verification = history.verify();
        assertEquals(new History.Verification(9, 3, 1, List.of(), verification.newest()), verification);
    }

    @Test
    void everyKindOfTamperingIsFound() {
        busyDay();
        var tampering = Stream.of(
                "update event set facts = '{\"amount\":\"1 HKD\"}' where sequence = 1",
                "update event set happened_at = happened_at + interval '1' second where sequence = 2",
                "update event set order_no = 'T1P00004' where sequence = 7",
                "update event set kind = 'ATTENTION_SETTLED' where sequence = 7",
                "delete from event where sequence = 3",
                "delete from event where sequence = 8",
                "update till_chain set hash = (select hash from event where sequence = 2)",
                "delete from till_chain",
                "update payment set amount_minor = 1 where order_no = 'T1P00001'",
                "update payment set received_minor = 1 where order_no = 'T1P00001'",
                "update payment set state = 'UNCERTAIN' where order_no = 'T1P00003'",
                "update payment set sale_key = null where order_no = 'T1P00003'",
                "update payment set superseded = true, sale_key = null where order_no = 'T1P00003'",
                "update payment set business_day = date '2026-11-22' where order_no = 'T1P00001'",
                "update payment set subject = 'tea' where order_no = 'T1P00003'",
                "delete from payment where order_no = 'T1P00003'",
                "update refund set amount_minor = 1",
                "update refund set state = 'UNCERTAIN'",
                "delete from refund",
                "update operation set state = 'UNCERTAIN'",
                "delete from operation",
                "delete from attention",
                "update attention set open_key = null, settled_at = raised_at");
        assertEquals(List.of(), shop.ledger.history().verify().faults());
        tampering.forEach(this::isFound);
    }

    /** Tampers, looks, and takes it back. */
    private void isFound(String sql) {
        try (var connection = shop.store.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertEquals(1, statement.executeUpdate(sql), sql);
            var faults = Jdbi.create(connection)
                    .withHandle(handle -> new Verifying(handle).verify())
                    .faults();
            assertTrue(!faults.isEmpty(), "not found: " + sql);
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
