package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Attention;
import till.domain.Basket;
import till.domain.By;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentOrder;
import till.domain.PaymentState;
import till.domain.StatementRun;

/** What of a year can be taken out goes, what cannot stays, and what is left proves itself at every moment. */
class YearsTest extends OnEachStore {
    private static final LocalDate LAST = LocalDate.parse("2026-12-31");
    private static final Instant END = Instant.parse("2026-12-31T16:00:00Z");
    private static final Instant LATER = Instant.parse("2027-06-01T04:00:00Z");
    private static final Years.Cut CUT = new Years.Cut(2026, LAST, END);
    private static final By OWNER = new By("mei", null);

    YearsTest(TestStore store) {
        super(store);
    }

    private Years years() {
        return shop.ledger.years();
    }

    private int prune(int most) {
        var look = years().look(CUT);
        return years().prune(new Years.Step(CUT, look.ends(), "a".repeat(64), most, LATER, OWNER));
    }

    private void assertWhole() {
        assertEquals(List.of(), shop.ledger.history().verify().faults());
    }

    private boolean isThere(Payment payment) {
        return shop.ledger.payments().find(payment.orderNo()).isPresent();
    }

    /** Nothing is asked about any more. */
    private Payment ended(Payment payment) {
        var heard = new Payments.Heard(NOON.plusSeconds(90), "2", null, 0, null);
        shop.ledger.payments().heard(payment.orderNo(), heard, NOON);
        return shop.reload(payment);
    }

    private Payment refunded(OperationState state) {
        var refund = shop.inState(state);
        shop.ledger
                .refunds()
                .heard(refund.refundNo(), new Payments.Heard(NOON.plusSeconds(90), "2", null, 0, null), NOON);
        return ended(shop.ledger.payments().find(refund.orderNo()).orElseThrow());
    }

    private Payment carded() {
        var payment = ended(shop.paid(""));
        shop.ledger
                .attention()
                .raise(payment.orderNo(), new Attention.Draft(Attention.Kind.CONTRADICTION, Map.of()), NOON);
        return payment;
    }

    private void closeDay() {
        var from = Instant.parse(DAY + "T00:00:00Z").minus(Duration.ofHours(8));
        var evening = NOON.plus(Duration.ofHours(9));
        shop.ledger.zReports().close(new Movements.Span(DAY, from, from.plus(Duration.ofDays(1))), evening, OWNER);
    }

    @Test
    void whatEndedGoesAndWhatIsOpenStays() {
        var paid = ended(shop.paid("table 4"));
        var unpaid = ended(shop.inState(PaymentState.DECLINED));
        var gaveBack = refunded(OperationState.DONE);
        var open = shop.inState(PaymentState.AWAITING_PAYER);
        var asked = shop.inState(PaymentState.UNCERTAIN);
        var accepted = refunded(OperationState.ACCEPTED);
        var carded = carded();
        closeDay();

        var look = years().look(CUT);
        assertEquals(3, look.goes());
        assertEquals(Map.of(Years.Stay.OPEN, 2L, Years.Stay.REFUND, 1L, Years.Stay.CARD, 1L), look.stays());
        assertEquals(DAY, look.closedThrough());
        assertEquals(3, prune(100));
        assertEquals(0, prune(100));
        assertWhole();
        for (var gone : List.of(paid, unpaid, gaveBack)) {
            assertTrue(!isThere(gone), gone.toString());
            assertEquals(List.of(), shop.ledger.refunds().of(gone.orderNo()));
            assertEquals(List.of(), shop.ledger.history().of(gone.orderNo()));
            assertEquals(Optional.of(2026), years().archiveOf(gone.orderNo().text()));
            assertEquals(Optional.of(2026), years().archiveOf(gone.order().reference()));
        }
        for (var stays : List.of(open, asked, accepted, carded)) {
            assertTrue(isThere(stays), stays.toString());
            assertEquals(Optional.empty(), years().archiveOf(stays.order().reference()));
        }
        assertEquals(Optional.of(LAST), years().through());
        assertEquals(1, shop.ledger.zReports().list(Long.MAX_VALUE, 9).size());
    }

    /** A day may be closed before it is over; what is tried that evening opens a shift of the next. */
    @Test
    void theSaleThatOpenedAShiftOfALaterDayStays() {
        var paid = ended(shop.paid(""));
        closeDay();
        var evening = NOON.plus(Duration.ofHours(10));
        var tried = ended(shop.moved(shop.added(shop.order("", evening, "tea")), PaymentState.DECLINED));
        var cut = new Years.Cut(2026, DAY, Instant.parse(DAY + "T16:00:00Z"));
        var look = years().look(cut);
        assertEquals(Map.of(Years.Stay.LATER, 1L), look.stays());
        assertEquals(1, years().prune(new Years.Step(cut, look.ends(), "a".repeat(64), 9, LATER, OWNER)));
        assertWhole();
        assertTrue(!isThere(paid) && isThere(tried));
    }

    @Test
    void afterEveryStepTheLedgerIsWholeAndTheNextGoesOn() {
        for (var number = 0; number < 5; number++) {
            ended(shop.paid(""));
        }
        closeDay();
        for (var step = 0; step < 5; step++) {
            assertEquals(1, prune(1));
            assertWhole();
            assertEquals(4 - step, years().look(CUT).goes());
        }
        assertEquals(0, prune(1));
        // the chain goes on behind the seam
        shop.paid("");
        assertWhole();
    }

    @Test
    void numbersOfAnArchiveAreNeverUsedAgain() {
        var paid = ended(shop.paid("table 4"));
        var code = new Payments.Draft(shop.order(""), DAY, By.NOBODY, "0123456789abcdef", Basket.NONE);
        var scanned = ((Payments.Written) shop.ledger.payments().add(code, NOON, false)).payment();
        ended(shop.moved(scanned, PaymentState.PAID));
        assertEquals(2, prune(100));

        assertEquals(new Payments.Archived(2026), shop.add(shop.order("table 4"), false));
        assertEquals(
                new Payments.Archived(2026), shop.add(shop.order(paid.order().reference()), false));
        var again = new Payments.Draft(shop.order(""), DAY, By.NOBODY, "0123456789abcdef", Basket.NONE);
        assertEquals(new Payments.Archived(2026), shop.ledger.payments().add(again, NOON, false));
        var reference = shop.added("").order().reference();
        assertTrue(reference.compareTo(paid.order().reference()) > 0, reference);
        var order = shop.order("");
        var same = new PaymentOrder(
                paid.orderNo(),
                "",
                "",
                order.till(),
                order.gateway(),
                order.method(),
                PRICE,
                "",
                NOON,
                NOON.plusSeconds(300));
        assertThrows(IllegalArgumentException.class, () -> shop.add(same, false));
        assertTrue(shop.add(shop.order("table 4"), true) instanceof Payments.Written);
        assertWhole();
    }

    @Test
    void whatWentOutAndIsInAnArchiveIsNoGapOfARestoredLedger() {
        var paid = ended(shop.paid(""));
        var sent = List.of(
                sent("create", paid.orderNo().text(), paid.orderNo()),
                sent("refund", "T1R99999", paid.orderNo()),
                sent("capture", "C1", paid.orderNo()));
        assertEquals(1, prune(100));
        assertEquals(0, shop.ledger.gaps().begin(sent, NOON.minusSeconds(60)));
        assertEquals(1, shop.ledger.gaps().begin(List.of(sent("create", "X1", new OrderNo("X1"))), NOON));
    }

    private static SentLog.Sent sent(String kind, String number, OrderNo payment) {
        return new SentLog.Sent(NOON, number, kind, "gnete", PRICE, payment, Map.of());
    }

    @Test
    void whatHappenedOrCountsLaterStays() {
        var payment = ended(shop.paid(""));
        var refund = shop.reserved(payment, Money.parse("HKD 1.00"));
        shop.ledger
                .refunds()
                .move(LedgerFixture.refundMove(refund.refundNo(), OperationState.RESERVED, OperationState.SENT));
        var next = LAST.plusDays(40);
        shop.ledger
                .refunds()
                .move(new Refunds.Move(
                        refund.refundNo(),
                        OperationState.SENT,
                        OperationState.DONE,
                        next.atStartOfDay(java.time.ZoneOffset.UTC).toInstant(),
                        next,
                        "query",
                        "G1",
                        "2",
                        null,
                        null));
        var look = years().look(CUT);
        assertEquals(0, look.goes());
        assertEquals(Map.of(Years.Stay.LATER, 1L), look.stays());
        assertEquals(0, prune(100));
        assertEquals(Optional.empty(), years().through());
        assertWhole();
    }

    @Test
    void aDifferenceThatIsOpenKeepsItsPayment() {
        var paid = ended(shop.paid(""));
        var found = new till.domain.Difference.Found(
                "d1", DAY, "AMOUNT_DIFFERS", paid.orderNo(), Map.of("there", "HKD 1.00"));
        shop.ledger
                .reconciliations()
                .keep(new Reconciliations.Draft(
                        new StatementRun.Statement("gnete", DAY, DAY, "s.csv", "b".repeat(64), 1),
                        NOON,
                        OWNER,
                        Map.of(),
                        List.of(),
                        List.of(found),
                        Set.of()));
        var look = years().look(CUT);
        assertEquals(Map.of(Years.Stay.DIFFERENCE, 1L), look.stays());
        assertEquals(1, look.differences());
        assertEquals(0, prune(100));
    }

    @Test
    void whatIsLeftBelowTheCutCannotBeChangedUnseen() {
        shop.inState(PaymentState.AWAITING_PAYER);
        ended(shop.paid("table 4"));
        closeDay();
        assertEquals(1, prune(100));
        assertWhole();

        shop.sql("update event set facts = replace(facts, 'coffee', 'tea') where kind = 'PAYMENT_ADDED'");
        assertFault("what was left up to event");
        shop.sql("update event set facts = replace(facts, 'tea', 'coffee') where kind = 'PAYMENT_ADDED'");
        assertWhole();
        shop.sql("update spent_number set number = 'table 5' where number = 'table 4'");
        assertFault("the numbers of pruned years were changed");
        shop.sql("update spent_number set number = 'table 4' where number = 'table 5'");
        shop.sql("update pruned_year set content = replace(content, '2026-12-31', '2026-12-30')");
        assertFault("is not what its event says");
        shop.sql("delete from pruned_year");
        assertFault("has an event and no row");
    }

    private void assertFault(String words) {
        var faults = shop.ledger.history().verify().faults();
        assertTrue(faults.stream().anyMatch(fault -> fault.contains(words)), faults.toString());
    }

    @Test
    void nothingGoesThatTheArchiveDoesNotHave() {
        ended(shop.paid(""));
        var ends = years().look(CUT).ends();
        ended(shop.paid(""));
        var step = new Years.Step(CUT, ends, "a".repeat(64), 100, LATER, OWNER);
        assertThrows(IllegalStateException.class, () -> years().prune(step));
        assertEquals(2, years().look(CUT).goes());
        assertWhole();
    }
}
