package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Basket;
import till.domain.By;
import till.domain.Discount;
import till.domain.ItemNames;
import till.domain.Mode;
import till.domain.Operator;
import till.domain.OrderLine;
import till.domain.ParkedOrder;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Role;
import till.domain.Shift;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.ledger.LedgerUnusable;
import till.ledger.People;
import till.service.OrderBook.OpenThings;
import till.service.OrderBook.Search;

/** A business day from its first sale to its close, the shifts in it, and the orders that are in hand meanwhile. */
class DaysAndShiftsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");
    private static final Money PART = Money.parse("HKD 30.00");

    private TillForTests till;

    @BeforeEach
    void open() throws LedgerUnusable {
        till = new TillForTests(Mode.LIVE);
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), till.ledger.history().verify().faults());
        till.close();
    }

    private DayBook days() {
        return till.services.days();
    }

    private ShiftService shifts() {
        return till.services.shifts();
    }

    private OrderBook orders() {
        return till.services.orders();
    }

    private static Optional<Problem> failed(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }

    private Operator operator(String id, Role role) {
        var operator = new Operator(id, id, role, true);
        var signed = new People.Signed(By.NOBODY, till.clock.instant());
        return till.ledger
                .people()
                .add(operator, new People.Proof("none", null), signed)
                .value();
    }

    private void give(Payment payment, Money amount) {
        till.asked(till.services
                .refunds()
                .refund(new RefundRequest(payment.orderNo(), amount, "cold tea"), Acting.UNNAMED));
    }

    @Test
    void aDayShowsWhatItBroughtAndIsClosedOnce() {
        give(till.paid(), PART);
        var figures = days().figures(null, Acting.UNNAMED).value();
        assertEquals(TODAY, figures.day());
        assertEquals(Money.parse("HKD 58.50"), figures.takings().sum(HKD).net());
        assertTrue(figures.early());
        assertEquals(
                0,
                days().figures(TODAY.minusDays(1), Acting.UNNAMED)
                        .value()
                        .takings()
                        .count());
        assertEquals(Optional.empty(), days().obstacle(TODAY));
        var report = days().close(TODAY, Acting.UNNAMED).value();
        assertEquals(1, report.number());
        assertEquals(TODAY, report.day());
        assertEquals(till.clock.instant(), report.closedAt());
        assertTrue(till.steps.contains(Steps.Step.DAY_CLOSED));
        assertEquals(List.of(report), days().list(Long.MAX_VALUE, 10));
        assertEquals(List.of(), days().list(1, 10));
        assertEquals(Optional.of(report), days().find(1));
        assertFalse(days().given(1));
        var closed = failed("day.closed", "2026-11-21", "1", "2026-11-21");
        assertEquals(closed, days().obstacle(TODAY));
        assertEquals(closed, days().close(TODAY, Acting.UNNAMED).failure());
    }

    @Test
    void whatComesAfterTheCloseCountsOnTheNextDay() {
        till.paid();
        assertEquals(TODAY, days().current());
        days().close(TODAY, Acting.UNNAMED).value();
        assertEquals(TODAY.plusDays(1), days().current());
        assertEquals(TODAY.plusDays(1), days().next());
        assertEquals(failed("day.notBegun", "2026-11-22", "2026-11-21"), days().obstacle(TODAY.plusDays(1)));
        till.clock.pass(Duration.ofDays(2));
        assertEquals(TODAY.plusDays(2), days().current());
    }

    @Test
    void aForgottenDayIsClosedBeforeTheNext() {
        days().close(TODAY, Acting.UNNAMED).value();
        var forgotten = TODAY.plusDays(1);
        for (var day = 0; day < 2; day++) {
            till.clock.pass(Duration.ofDays(1));
            till.gateway.says(Standing.WAITING);
            till.paid();
        }
        assertEquals(TODAY.plusDays(2), days().current());
        assertEquals(forgotten, days().next());
        var open = failed("day.earlierOpen", "2026-11-22");
        assertEquals(open, days().obstacle(TODAY.plusDays(2)));
        assertEquals(open, days().close(TODAY.plusDays(2), Acting.UNNAMED).failure());
        var report = days().close(forgotten, Acting.UNNAMED).value();
        assertFalse(report.figures().early());
        assertEquals(2, report.number());
        assertEquals(TODAY.plusDays(2), days().next());
    }

    @Test
    void aCashierNeitherSeesNorClosesADay() {
        operator("zoe", Role.OWNER);
        var ann = Acting.as(operator("ann", Role.CASHIER));
        var refused = failed("access.askManager", "ann");
        assertEquals(refused, days().figures(null, ann).failure());
        assertEquals(refused, days().close(TODAY, ann).failure());
        assertEquals(List.of(), days().list(Long.MAX_VALUE, 10));
    }

    @Test
    void aShiftIsOpenedOnceAndHandedOver() {
        assertEquals(Optional.empty(), shifts().mine(Acting.UNNAMED));
        var shift = shifts().open(Acting.UNNAMED).value();
        assertEquals(shift.id(), shifts().open(Acting.UNNAMED).value().id());
        assertEquals(Optional.of(shift), shifts().mine(Acting.UNNAMED));
        assertEquals(List.of(shift), shifts().open());
        assertEquals(List.of(shift), shifts().of(TODAY));
        assertEquals(Optional.of(shift), shifts().find(shift.id()));
        assertEquals(List.of(), shifts().left(Acting.UNNAMED));
        assertEquals(Act.SHIFT, shifts().act(shift, Acting.UNNAMED));
        assertTrue(shift.isOpen());
        var payment = till.running();
        var closed = shifts().close(shift, Acting.UNNAMED, "").value();
        assertFalse(closed.isOpen());
        assertEquals(Shift.Ending.HAND_OVER, end(closed).ending());
        assertEquals("", end(closed).reason());
        assertEquals(
                List.of(payment.order().reference()),
                end(closed).handedOver().stream().map(each -> each.name()).toList());
        assertTrue(till.steps.contains(Steps.Step.SHIFT_CLOSED));
        assertEquals(
                failed("shift.closed", shift.id()),
                shifts().close(shift, Acting.UNNAMED, "").failure());
    }

    /** Left open beyond its day, or somebody else's: whoever closes it says why, and needs the right. */
    @Test
    void aForgottenShiftIsClosedWithAReason() {
        operator("zoe", Role.OWNER);
        var ann = Acting.as(operator("ann", Role.CASHIER));
        var bob = Acting.as(operator("bob", Role.MANAGER));
        var shift = shifts().open(ann).value();
        assertFalse(shifts().forgotten(shift, ann));
        assertTrue(shifts().forgotten(shift, bob));
        assertEquals(Act.CLOSE_SHIFT_OF_OTHERS, shifts().act(shift, bob));
        assertEquals(List.of(shift), shifts().left(bob));
        till.clock.pass(Duration.ofDays(1));
        assertTrue(shifts().forgotten(shift, ann));
        assertEquals(
                failed("access.askManager", "ann"),
                shifts().close(shift, ann, "at home").failure());
        assertEquals(
                failed("shift.reason", shift.id()),
                shifts().close(shift, bob, " ").failure());
        var closed = shifts().close(shift, bob, " went home ").value();
        assertEquals(Shift.Ending.LATE, end(closed).ending());
        assertEquals("went home", end(closed).reason());
        assertEquals(
                "access.whoAreYou",
                shifts().open(Acting.UNNAMED).failure().orElseThrow().key());
    }

    /** Where nobody is named each till has its own. */
    @Test
    void anotherTillsShiftIsNotOnesOwn() {
        var other = till.racing("T02").shifts().open(Acting.UNNAMED).value();
        assertEquals("T01", till.services.here().till());
        assertEquals(other.till().equals("T01"), !shifts().forgotten(other, Acting.UNNAMED));
    }

    @Test
    void aListAddsUpToWhatWasTakenAndWentBack() {
        var paid = till.paid();
        give(paid, PART);
        till.gateway.refunds.add(new Outcome.Refused<>(Problem.of("any"), "no"));
        till.services
                .refunds()
                .refund(new RefundRequest(paid.orderNo(), Money.parse("HKD 1.00"), "cold tea"), Acting.UNNAMED);
        till.gateway.says(Standing.WAITING);
        till.running();
        var search = new Search("", TODAY, TODAY, Set.of(), null);
        assertEquals(List.of(new OrderBook.Sum(2, Samples.AMOUNT, PART)), orders().sums(search));
        assertEquals(PART, orders().refunded(paid));
        assertEquals(Money.parse("HKD 0.00"), orders().refunded(till.running()));
        assertEquals(3, orders().list(search, null, 10).size());
        var newest = orders().list(search, null, 1).getFirst();
        assertEquals(2, orders().list(search, newest, 10).size());
        assertEquals(
                0,
                orders().list(new Search("", TODAY.plusDays(1), TODAY.plusDays(2), Set.of(), null), null, 10)
                        .size());
        assertEquals(2, orders().openCount());
        assertEquals(Optional.empty(), orders().archiveOf("T01"));
        assertEquals(TODAY, orders().today());
    }

    @Test
    void onePaymentIsShownWithAllThatBelongsToIt() {
        var paid = till.paid();
        give(paid, PART);
        var details = orders().details(paid.orderNo()).orElseThrow();
        var refund = details.refunds().getFirst().refundNo();
        assertEquals(List.of(paid.orderNo().text(), refund.text()), details.numbers());
        assertEquals(Optional.of(Money.parse("HKD 58.50")), details.left());
        assertFalse(details.history().isEmpty());
        operator("zoe", Role.OWNER);
        assertEquals("zoe", orders().people().get("zoe"));
    }

    @Test
    void besideAPaymentStandTheOthersOfItsSale() {
        var first = ((Started.Running) till.services.payments().start(till.sale("table 4", false), Acting.UNNAMED))
                .payment();
        var second = ((Started.Running) till.services.payments().start(till.sale("table 4", true), Acting.UNNAMED))
                .payment();
        till.running();
        assertEquals(
                List.of(second.orderNo()),
                orders().beside(till.now(first.orderNo())).stream()
                        .map(Payment::orderNo)
                        .toList());
    }

    /** What is to be said before the books of a day are written to a file. */
    @Test
    void whatIsOpenOfADayIsCounted() {
        assertTrue(orders().openOf(TODAY).none());
        till.running();
        assertEquals(new OpenThings(0, 1, 0), orders().openOf(TODAY));
        assertFalse(orders().openOf(TODAY).none());
        var paid = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        give(paid, PART);
        assertEquals(new OpenThings(0, 1, 1), orders().openOf(TODAY));
        assertFalse(new OpenThings(0, 0, 1).none());
        assertFalse(new OpenThings(1, 0, 0).none());
        till.clock.pass(Duration.ofDays(1));
        till.gateway.says(Standing.REFUNDED);
        till.services.payments().check(paid.orderNo());
        assertEquals(1, till.attention().size());
        assertEquals(1, orders().openOf(TODAY).cards(), "a card about the day's payment");
        assertEquals(1, orders().openOf(TODAY.plusDays(1)).cards(), "and raised on the next");
        assertEquals(0, orders().openOf(TODAY.plusDays(1)).payments());
        assertEquals(0, orders().openOf(TODAY.plusDays(1)).refunds());
        assertEquals(0, orders().openOf(TODAY.plusDays(2)).cards());
    }

    private ParkedOrder order(String id, String sale) {
        var tea = new OrderLine("TEA", ItemNames.of("Tea"), Samples.AMOUNT, 1, null, Discount.NONE);
        return new ParkedOrder(
                new Basket(id, List.of(tea), "", ""), Samples.AMOUNT, "", sale, "T01", null, till.clock.instant());
    }

    private Payment charged(ParkedOrder order) {
        var request = till.sale(order.sale(), false).of(order.basket());
        return ((Started.Running) till.services.payments().start(request, Acting.UNNAMED)).payment();
    }

    @Test
    void anOrderIsPutAsideTakenUpOnceAndThrownAway() {
        var hand = till.services.inHand();
        assertTrue(hand.newNumber().startsWith("T01B"));
        var empty = new ParkedOrder(Basket.empty("B0"), PART, "", "", "T01", null, till.clock.instant());
        assertEquals(failed("parked.empty"), hand.park(empty, Acting.UNNAMED));
        assertEquals(0, hand.parkedCount());
        assertEquals(Optional.empty(), hand.park(order("B1", ""), Acting.UNNAMED));
        hand.setAside(order("B2", ""));
        assertEquals(
                List.of("B1", "B2"), hand.parked().stream().map(ParkedOrder::id).toList());
        assertEquals("B1", hand.recall("B1", Acting.UNNAMED).value().id());
        assertEquals(failed("parked.gone"), hand.recall("B1", Acting.UNNAMED).failure());
        assertEquals(Optional.empty(), hand.discard("B2", Acting.UNNAMED));
        assertEquals(failed("parked.gone"), hand.discard("B2", Acting.UNNAMED));
        hand.drop("B1");
        assertEquals(Optional.empty(), hand.atHand());
        operator("zoe", Role.OWNER);
        assertEquals(
                Optional.of("access.whoAreYou"),
                hand.recall("B1", Acting.UNNAMED).failure().map(Problem::key));
        assertEquals(
                Optional.of("access.whoAreYou"),
                hand.park(order("B3", ""), Acting.UNNAMED).map(Problem::key));
        assertEquals(
                Optional.of("access.whoAreYou"),
                hand.discard("B3", Acting.UNNAMED).map(Problem::key));
    }

    @Test
    void whatIsPaidIsForgottenAndWhatEndedUnpaidComesBack() {
        var hand = till.services.inHand();
        var order = order("B1", "");
        hand.keep(order);
        assertEquals(Optional.of(order), hand.atHand());
        assertFalse(hand.isCharged("B1"));
        var payment = charged(order);
        assertTrue(hand.isCharged("B1"));
        assertEquals(Optional.empty(), hand.atHand(), "it may be paid yet");
        till.services.payments().cancel(payment.orderNo(), Acting.UNNAMED);
        assertFalse(hand.isCharged("B1"));
        assertEquals(payment.order().sale(), hand.atHand().orElseThrow().sale(), "by its first try's sale");
        var second = charged(hand.atHand().orElseThrow());
        till.gateway.says(Standing.PAID);
        assertEquals(
                PaymentState.PAID,
                till.services.checks().check(second.orderNo()).state());
        assertTrue(hand.isCharged("B1"));
        assertEquals(Optional.empty(), hand.atHand());
        assertEquals(0, hand.parkedCount());
    }

    @Test
    void ofSeveralTheOneTouchedLastIsShownAndTheOthersAreParked() {
        var hand = till.services.inHand();
        hand.keep(order("B1", ""));
        till.clock.pass(Duration.ofSeconds(1));
        hand.keep(order("B2", ""));
        assertEquals("B2", hand.atHand().orElseThrow().id());
        assertEquals(List.of("B1"), hand.parked().stream().map(ParkedOrder::id).toList());
    }

    private static Shift.End end(Shift shift) {
        return Objects.requireNonNull(shift.end());
    }
}
