package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Basket;
import till.domain.BusinessCalendar;
import till.domain.By;
import till.domain.OrderNo;
import till.domain.PaymentOrder;

/**
 * What a till asks at its start, and again and again while it works, must not take longer each day: none of it goes through the
 * whole of a table that grows with the sales.
 */
class PlansTest {
    /** A table gone through, and an index gone through from end to end for the order of its rows. */
    private static final Pattern WHOLE =
            Pattern.compile("public\\.(payment|refund|event)\\.tableScan|public\\.payment_created \\*/");

    /** Of rows that grow with the sales. */
    private static final Pattern PAGE =
            Pattern.compile("FROM \"public\"\\.\"(payment|refund|event)\".*ORDER BY.*FETCH FIRST", Pattern.DOTALL);

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 4);

    private final Set<String> asked = new LinkedHashSet<>();

    @Test
    void nothingThatIsAskedAllDayGoesThroughAWholeTable() throws Exception {
        var plans = plans("asked-all-day", PlansTest::askAllDay);
        assertTrue(plans.size() >= 12, "too little was heard: " + asked);
        assertEquals(
                List.of(),
                plans.stream().filter(plan -> WHOLE.matcher(plan).find()).toList());
    }

    /** Sorted anew for each page, what is left to read is gone through once a page: a hundred times more for ten times more sales. */
    @Test
    void whatIsReadPageByPageComesInTheOrderOfAnIndex() throws Exception {
        var plans = plans("read-to-the-end", PlansTest::readToTheEnd);
        var pages = plans.stream().filter(plan -> PAGE.matcher(plan).find()).toList();
        assertTrue(pages.size() >= 7, "too little was heard: " + asked);
        assertEquals(
                List.of(),
                pages.stream()
                        .filter(plan -> !plan.contains("/* index sorted */"))
                        .toList());
    }

    /** How H2 carries out what is asked of a ledger of a busy month. */
    private List<String> plans(String name, Consumer<Ledger> asking) throws Exception {
        try (var whole = LedgerOpening.openMemory(name, "T01")) {
            SeededYear.intoMemory(name, new SeededYear.Plan(3_000, FIRST, 30, CALENDAR, 7));
            var store = Store.memory(name);
            try (var ledger = new JdbiLedger(
                    new Transactions(new Connections(() -> listening(store.connect())), "T01", true), null)) {
                asking.accept(ledger);
            }
            assertFalse(whole.isAway());
            try (var connection = store.connect()) {
                return asked.stream().map(sql -> plan(connection, sql)).toList();
            }
        }
    }

    private static void readToTheEnd(Ledger ledger) {
        assertEquals(List.of(), ledger.history().verify().faults());
        ledger.history().export(new Unread());
        ledger.history().after(Map.of(), 1_000);
        var day = FIRST.plusDays(12);
        var span = new Movements.Span(day, CALENDAR.startOf(day), CALENDAR.startOf(day.plusDays(1)));
        ledger.movements().read(span, null, _ -> {});
    }

    private static final class Unread implements History.Export {
        @Override
        public void event(String till, String hash, String json) {}

        @Override
        public void z(long number, String content) {}

        @Override
        public void signOff(long number, String content) {}

        @Override
        public void pruned(int year, String content) {}
    }

    private static void askAllDay(Ledger ledger) {
        var now = Instant.parse("2026-02-01T04:00:00Z");
        sell(ledger, now);
        ledger.payments().sweep(now);
        ledger.refunds().sweep(now);
        ledger.shipments().sweep(now);
        ledger.firstDue(now, now.plusSeconds(1));
        ledger.payments().due(now, 64);
        ledger.payments().due(now, 64, Set.of("gnete"));
        ledger.refunds().due(now, 16);
        ledger.payments().openCount();
        ledger.payments().unfinishedCount("gnete");
        ledger.refunds().unfinished(100);
        ledger.refunds().recent(100);
        ledger.attention().openCount();
        ledger.history().heads();
    }

    /** One of a rung up basket: without one there is nothing to look for. */
    private static void sell(Ledger ledger, Instant now) {
        var order = new PaymentOrder(
                new OrderNo("T01P00000000001"),
                "",
                "",
                "T01",
                "gnete",
                "WX_QR",
                Money.parse("HKD 88.50"),
                "Milk tea",
                now,
                now.plusSeconds(300));
        var rungUp = new Basket("B1", List.of(), "", "");
        var draft = new Payments.Draft(order, LocalDate.parse("2026-02-01"), By.NOBODY, null, rungUp, false);
        ledger.payments().add(draft, now.plusSeconds(60), false);
    }

    private Connection listening(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                PlansTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        asked.add((String) arguments[0]);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static String plan(Connection connection, String sql) {
        try (var statement = connection.prepareStatement("explain " + sql)) {
            for (var place = 1; place <= statement.getParameterMetaData().getParameterCount(); place++) {
                statement.setNull(place, Types.NULL);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
