package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;
import static till.ledger.LedgerFixture.refundMove;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.By;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.domain.RefundNo;
import till.domain.Shift;
import till.domain.ZReport;

/** A ledger that a shop filled before there were shifts and closes is used on by this program, and loses nothing. */
@ParameterizedClass
@EnumSource(TestStore.class)
class UpgradeTest {
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");
    private static final CurrencyUnit IDR = CurrencyUnit.of("IDR");
    private static final By MEI = new By("mei", null);

    private final TestStore kind;
    private final Store store;
    private final FilledV8 before;
    private final List<Ledger> opened = new ArrayList<>();

    UpgradeTest(TestStore kind) {
        this.kind = kind;
        this.store = kind.fresh();
        this.before = new FilledV8(store);
    }

    @BeforeEach
    void fill() throws Exception {
        before.fill();
    }

    @AfterEach
    void close() {
        opened.forEach(Ledger::close);
        kind.drop(store);
    }

    private Ledger upgraded(String till) throws LedgerUnusable {
        new Schema(store).bringUpToDate();
        var ledger = new JdbiLedger(
                new Transactions(new Connections(store::connect), till, store.kind() != Store.Kind.FILE));
        opened.add(ledger);
        return ledger;
    }

    private static Movements.Span span(LocalDate day) {
        var from = Instant.parse(day + "T00:00:00Z").minus(Duration.ofHours(8));
        return new Movements.Span(day, from, from.plus(Duration.ofDays(1)));
    }

    private static ZReport closed(Ledger ledger, LocalDate day) {
        var closing = ledger.zReports().close(span(day), NOON.plusSeconds(3_600), MEI);
        return assertInstanceOf(ZReports.Closed.class, closing).report();
    }

    private static List<String> movements(Ledger ledger, LocalDate day) {
        var found = new ArrayList<String>();
        ledger.movements().read(span(day), null, each -> {
            if (!each.open()) {
                found.add(each.state() + " " + each.counted());
            }
        });
        found.sort(Comparator.naturalOrder());
        return found;
    }

    private static void assertWhole(Ledger ledger) {
        assertEquals(List.of(), ledger.history().verify().faults());
    }

    private static List<FilledV8.Table> sorted(List<FilledV8.Table> tables) {
        return tables.stream()
                .map(table -> new FilledV8.Table(
                        table.name(),
                        table.columns(),
                        table.rows().stream()
                                .sorted(Comparator.comparing(List::toString))
                                .toList()))
                .toList();
    }

    @Test
    void everyRowIsWhatItWasAndTheChainsHold() throws Exception {
        var ledger = upgraded("T1");
        assertEquals(sorted(FilledV8.tables()), sorted(before.now()));
        var verification = ledger.history().verify();
        assertEquals(
                List.of(77L, 20L, 8L), List.of(verification.events(), verification.payments(), verification.refunds()));
        assertWhole(ledger);
    }

    @Test
    void daysBeforeTheFirstCloseAddUpAndTheCloseTellsHowMuchTheyHold() throws Exception {
        var ledger = upgraded("T1");
        assertEquals(Optional.empty(), ledger.zReports().closedThrough());
        assertEquals(Optional.empty(), ledger.zReports().oldestOpen());
        assertEquals(List.of(), ledger.shifts().open());
        assertEquals(List.of("PAID IDR 150000000.00"), movements(ledger, DAY.minusDays(3)));
        assertEquals(List.of("ACCEPTED IDR -50000000.00"), movements(ledger, DAY.minusDays(1)));

        var z = closed(ledger, DAY);

        assertEquals(1, z.number());
        assertEquals(2, z.figures().before(), "one payment and one refund of days that were never closed");
        assertEquals(List.of(HKD), List.copyOf(z.figures().takings().currencies()));
        var sum = z.figures().takings().sum(HKD);
        assertEquals(9, sum.payments());
        assertEquals(2, sum.refunds());
        assertEquals(movements(ledger, DAY).size(), z.figures().takings().count());
        assertEquals(PRICE.multipliedBy(7), sum.net());
        assertTrue(z.figures().takings().lines().stream().allMatch(line -> line.shift() == null));
        // the days before stay as they were, and are closed with it
        assertEquals(List.of("PAID IDR 150000000.00"), movements(ledger, DAY.minusDays(3)));
        assertInstanceOf(ZReports.ClosedBefore.class, ledger.zReports().close(span(DAY.minusDays(3)), NOON, MEI));
        assertWhole(ledger);
    }

    @Test
    void whatWasOpenThenIsTakenUpByBothTillsAndCountsOnDaysThatAreOpen() throws Exception {
        var ledger = upgraded("T1");
        var other = upgraded("T2");
        closed(ledger, DAY);
        var waiting = ledger.payments().find(new OrderNo("T1P00003")).orElseThrow();
        assertEquals(PaymentState.AWAITING_PAYER, waiting.state());
        assertTrue(other.payments().move(LedgerFixture.move(waiting, PaymentState.PAID)));
        var accepted = new RefundNo("T2R1");
        assertTrue(ledger.refunds().move(refundMove(accepted, OperationState.ACCEPTED, OperationState.FAILED)));
        var shift = ledger.shifts().open(MEI, DAY, NOON.plusSeconds(7_200));
        assertEquals(List.of("T1-S1", DAY.plusDays(1)), List.of(shift.id(), shift.day()));

        var z = closed(ledger, DAY.plusDays(1));

        assertEquals(PRICE, z.figures().takings().sum(HKD).net());
        assertEquals(Money.parse("IDR 50000000"), z.figures().takings().sum(IDR).net());
        assertEquals(
                List.of(Shift.Ending.WITH_DAY),
                z.figures().shifts().stream()
                        .flatMap(each -> Optional.ofNullable(each.end()).stream())
                        .map(Shift.End::ending)
                        .toList());
        assertWhole(ledger);
    }

    @Test
    void aRowChangedBeforeTheUpgradeIsStillNamedAfterIt() throws Exception {
        try (var connection = store.connect();
                var statement = connection.createStatement()) {
            statement.execute("update payment set received_minor = 1 where order_no = 'T2P1'");
        }
        assertEquals(
                List.of("payment T2P1: received is 1 IDR, its events say 15000000000 IDR"),
                upgraded("T1").history().verify().faults());
    }
}
