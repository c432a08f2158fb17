package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;
import static till.ledger.LedgerFixture.refundMove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Act;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Shift;
import till.domain.StillOpen;

/** The close of a day: what it counts, what it names, and that nobody alters it afterwards. */
class ZReportsTest extends ClosingCases {
    ZReportsTest(TestStore store) {
        super(store);
    }

    @Test
    void closeCountsWhatMovedNamesWhatIsOpenAndStandsInTheChain() {
        var given = shop.inState(OperationState.ACCEPTED);
        var late = shop.moved(shop.inState(PaymentState.EXPIRED), PaymentState.PAID);
        var open = shop.inState(PaymentState.AWAITING_PAYER);
        long head = Objects.requireNonNull(shop.ledger.history().heads().get("T1"));

        var z = closed(DAY);

        assertEquals(List.of(1L, DAY, "T1", MEI), List.of(z.number(), z.day(), z.till(), z.by()));
        var sum = z.figures().takings().sum(HKD);
        assertEquals(2, sum.payments());
        assertEquals(PRICE.multipliedBy(2), sum.taken());
        assertEquals(1, sum.refunds());
        assertEquals(PRICE, sum.net());
        assertEquals(PRICE, z.figures().takings().sum(HKD, line -> line.late()).taken());
        assertEquals(
                List.of(
                        List.of(StillOpen.Kind.PAYMENT, open.order().reference(), "AWAITING_PAYER"),
                        List.of(StillOpen.Kind.CARD, late.order().reference(), "PAID_LATE")),
                z.figures().open().stream()
                        .map(each -> List.of(each.kind(), each.name(), each.word()))
                        .toList());
        assertTrue(z.figures().early());
        assertEquals(
                List.of("T1-S1"), z.figures().shifts().stream().map(Shift::id).toList());
        // the shift that the sales opened was closed with the day, before the chain's head was taken
        assertEquals(
                head + 1, Objects.requireNonNull(z.figures().heads().get("T1")).sequence());
        var events = shop.ledger.history().after(Map.of("T1", head), 10);
        assertEquals(
                List.of(Event.Kind.SHIFT_CLOSED, Event.Kind.DAY_CLOSED),
                events.stream().map(Event::kind).toList());
        assertEquals(z.sha256(), events.get(1).facts().get("content"));
        assertEquals(Optional.of(z), shop.ledger.zReports().find(1));
        assertEquals(Optional.of(z), shop.ledger.zReports().of(DAY));
        assertEquals(List.of(z), shop.ledger.zReports().list(Long.MAX_VALUE, 10));
        assertEquals(
                given.orderNo(),
                shop.reload(shop.ledger.payments().find(given.orderNo()).orElseThrow())
                        .orderNo());
        assertWhole();
    }

    @Test
    void moneyThatComesAfterTheCloseCountsOnTheNextDayOnEveryTill() {
        var inFlight = shop.inState(PaymentState.AWAITING_PAYER);
        var toGoBack = shop.paid("");
        var z = closed(DAY);
        assertEquals(
                List.of(inFlight.order().reference()),
                z.figures().open().stream().map(StillOpen::name).toList());

        shop.open("T2").payments().move(LedgerFixture.move(inFlight, PaymentState.PAID));
        var refund = shop.reserved(toGoBack, PRICE);
        shop.ledger.refunds().move(refundMove(refund.refundNo(), OperationState.RESERVED, OperationState.SENT));
        shop.ledger.refunds().move(refundMove(refund.refundNo(), OperationState.SENT, OperationState.DONE));

        assertEquals(DAY.plusDays(1), dayOf(inFlight));
        assertEquals(
                DAY.plusDays(1),
                shop.ledger.refunds().find(refund.refundNo()).orElseThrow().businessDay());
        var next = closed(DAY.plusDays(1));
        var sum = next.figures().takings().sum(HKD, line -> line.carried());
        assertEquals(Money.zero(HKD), sum.net());
        assertEquals(1, sum.payments());
        assertEquals(z, shop.ledger.zReports().find(1).orElseThrow());
        assertWhole();
    }

    @Test
    void refundThatFailsAfterItsDayWasClosedIsHereAgainOnTheDayItIsKnown() {
        var refund = shop.inState(OperationState.ACCEPTED);
        var first = closed(DAY);
        var failed = refundMove(refund.refundNo(), OperationState.ACCEPTED, OperationState.FAILED);
        assertTrue(shop.ledger.refunds().move(failed));

        assertWhole();
        var next = closed(DAY.plusDays(1));
        assertEquals(Money.zero(HKD), first.figures().takings().sum(HKD).net());
        assertEquals(PRICE, next.figures().takings().sum(HKD).net());
        var movements = new ArrayList<Movements.Movement>();
        shop.ledger.movements().read(span(DAY), null, movements::add);
        shop.ledger.movements().read(span(DAY.plusDays(1)), null, movements::add);
        assertEquals(
                List.of("PAID HKD 88.50", "ACCEPTED HKD -88.50", "FAILED HKD 88.50"),
                movements.stream()
                        .map(each -> each.state() + " " + each.counted())
                        .toList());
        assertWhole();
    }

    @Test
    void refundThatFailsOnItsOwnDayNeverCounted() {
        var refund = shop.inState(OperationState.ACCEPTED);
        shop.ledger.refunds().move(refundMove(refund.refundNo(), OperationState.ACCEPTED, OperationState.FAILED));
        assertEquals(PRICE, closed(DAY).figures().takings().sum(HKD).net());
        assertWhole();
    }

    @Test
    void dayIsClosedOnceAndInOrder() {
        shop.paid("");
        var first = closed(DAY);
        assertEquals(new ZReports.ClosedBefore(first), close(shop.ledger, DAY));
        assertEquals(new ZReports.ClosedBefore(first), close(shop.open("T2"), DAY.minusDays(3)));
        shop.paid("");
        assertEquals(Optional.of(DAY.plusDays(1)), shop.ledger.zReports().oldestOpen());
        assertEquals(new ZReports.EarlierOpen(DAY.plusDays(1)), close(shop.ledger, DAY.plusDays(5)));
        assertEquals(2, closed(DAY.plusDays(1)).number());
        assertEquals(3, closed(DAY.plusDays(5)).number());
        assertTrue(shop.ledger
                .zReports()
                .find(3)
                .orElseThrow()
                .figures()
                .takings()
                .lines()
                .isEmpty());
        assertEquals(Optional.of(DAY.plusDays(5)), shop.ledger.zReports().closedThrough());
        assertWhole();
    }

    @Test
    void firstCloseTellsWhatCameBeforeIt() {
        shop.paid("");
        assertEquals(1, closed(DAY.plusDays(2)).figures().before());
        assertWhole();
    }

    @Test
    void twoTillsThatCloseAtOnceMakeOneReport() throws Exception {
        shop.paid("");
        var tills = new ArrayList<Callable<ZReports.Closing>>();
        for (var till : List.of("T1", "T2", "T3", "T4")) {
            var ledger = shop.open(till);
            tills.add(() -> close(ledger, DAY));
        }
        var closings = new ArrayList<ZReports.Closing>();
        try (var pool = Executors.newFixedThreadPool(tills.size())) {
            for (var each : pool.invokeAll(tills)) {
                closings.add(each.get());
            }
        }
        assertEquals(
                1,
                closings.stream()
                        .filter(each -> each instanceof ZReports.Closed)
                        .count());
        assertEquals(1, shop.ledger.zReports().list(Long.MAX_VALUE, 10).size());
        assertWhole();
    }

    /** Whatever the order the database takes them in: what the report does not count stands on the next day. */
    @Test
    void paymentsThatMoveWhileTheDayIsClosedAreInTheReportOrOnTheNextDay() throws Exception {
        var payments = new ArrayList<Payment>();
        for (var each = 0; each < 12; each++) {
            payments.add(shop.inState(PaymentState.AWAITING_PAYER));
        }
        var tills = List.of(shop.open("T1"), shop.open("T2"), shop.open("T3"));
        var work = new ArrayList<Callable<Boolean>>();
        for (var payment : payments) {
            var ledger = tills.get(work.size() % tills.size());
            work.add(() -> ledger.payments().move(LedgerFixture.move(payment, PaymentState.PAID)));
        }
        work.add(6, () -> close(tills.get(1), DAY) instanceof ZReports.Closed);
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (var each : pool.invokeAll(work)) {
                assertTrue(each.get());
            }
        }
        var counted =
                shop.ledger.zReports().find(1).orElseThrow().figures().takings().count();
        var onTheDay = payments.stream().filter(each -> DAY.equals(dayOf(each))).count();
        assertEquals(onTheDay, counted);
        assertEquals(
                12,
                onTheDay
                        + payments.stream()
                                .filter(each -> DAY.plusDays(1).equals(dayOf(each)))
                                .count());
        assertWhole();
    }

    @Test
    void closeThatFailsInTheMiddleLeavesNothing() {
        shop.paid("");
        var before = shop.ledger.history().heads();
        // the day's event cannot be written: the disk is full there
        shop.sql("alter table event add constraint full_disk check (kind <> 'DAY_CLOSED')");
        var thrown = assertThrowsAny(() -> close(shop.ledger, DAY));
        assertFalse(thrown.isEmpty());
        assertEquals(before, shop.ledger.history().heads());
        assertEquals(Optional.empty(), shop.ledger.zReports().closedThrough());
        assertEquals(1, shop.ledger.shifts().open().size());
        shop.sql("alter table event drop constraint full_disk");
        assertEquals(1, closed(DAY).number());
        assertWhole();
    }

    /** The clock of a till goes back, by hand or by summer time: what it sells counts on the first day that is open. */
    @Test
    void clockSetBackBooksNothingBehindTheClose() {
        closed(DAY);
        var payment = shop.added("");
        var back = NOON.minus(Duration.ofDays(3));
        var learnt = new PaymentMove.Learnt(null, null, null, PRICE, back, "2");
        assertTrue(shop.ledger
                .payments()
                .move(new PaymentMove(
                        payment.orderNo(),
                        payment.state(),
                        PaymentState.PAID,
                        back,
                        DAY.minusDays(3),
                        "query",
                        learnt,
                        null,
                        null)));
        assertEquals(DAY.plusDays(1), dayOf(payment));
        assertWhole();
    }

    private static String assertThrowsAny(Callable<?> work) {
        try {
            work.call();
            return "";
        } catch (Exception e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void whatIsChangedBesideTheTillIsNamed() {
        shop.paid("");
        shop.paid("");
        var shift = shop.ledger.shifts().open().getFirst();
        closed(DAY);
        shop.paid("");
        closed(DAY.plusDays(1));
        assertWhole();
        assertNamed(
                "update z_report set content = replace(content, '\"count\":2', '\"count\":1') where number = 1",
                "update z_report set content = replace(content, '\"count\":1', '\"count\":2') where number = 1",
                "Z 1: was changed");
        assertNamed(
                "update z_report set operator = 'eve' where number = 2",
                "update z_report set operator = 'mei' where number = 2",
                "Z 2: its row is not what it says");
        assertNamed(
                "update z_report set number = 7 where number = 2",
                "update z_report set number = 2 where number = 7",
                "Z 2: is missing");
        assertNamed(
                "update shift set operator = 'eve' where id = '" + shift.id() + "'",
                "update shift set operator = null where id = '" + shift.id() + "'",
                "shift " + shift.id() + ": operator is not what its events say");
        assertNamed(
                "update payment set method = 'ALI_QR' where order_no = 'T1P00001'",
                "update payment set method = 'WX_QR' where order_no = 'T1P00001'",
                "payment T1P00001: method is ALI_QR, its events say WX_QR");
        assertNamed(
                "update payment set shift = 'T1-S9' where order_no = 'T1P00003'",
                "update payment set shift = 'T1-S2' where order_no = 'T1P00003'",
                "payment T1P00003: shift is T1-S9, its events say T1-S2");
    }

    private void assertNamed(String harm, String cure, String fault) {
        shop.sql(harm);
        var faults = shop.ledger.history().verify().faults();
        assertTrue(faults.contains(fault), () -> "not among " + faults);
        shop.sql(cure);
        assertWhole();
    }

    @Test
    void chainWrittenAnewIsNotTheOneTheReportKnows() {
        shop.paid("");
        closed(DAY);
        shop.sql("update event set hash = (select hash from till_chain where till = 'T1')"
                + " where till = 'T1' and sequence = 3");
        var faults = new HashSet<>(shop.ledger.history().verify().faults());
        assertTrue(
                faults.contains("Z 1: event 3 of chain T1 is not what it was when the day was closed"),
                faults::toString);
    }

    @Test
    void closeIsGivenOnceAnActWithItsOwnNumberIsWritten() {
        shop.paid("");
        closed(DAY);
        closed(DAY.plusDays(1));
        var signed = new People.Signed(MEI, EVENING);
        shop.ledger.people().done(Act.PRINT, Map.of("how", "paper", "z", "12"), signed);
        shop.ledger.people().done(Act.PRINT, Map.of("how", "\"z\":\"1\"", "y", "1"), signed);
        assertFalse(shop.ledger.zReports().given(1));
        shop.ledger.people().done(Act.PRINT, Map.of("how", "paper", "z", "1"), signed);
        assertEquals(
                List.of(true, false, false),
                List.of(
                        shop.ledger.zReports().given(1),
                        shop.ledger.zReports().given(2),
                        shop.ledger.zReports().given(3)));
        assertWhole();
    }
}
