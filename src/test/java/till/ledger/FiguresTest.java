package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import till.domain.BusinessCalendar;
import till.domain.OperationState;
import till.domain.PaymentState;
import till.ledger.Figures.Tally;

@SuppressWarnings("NullAway") // it does not see @Nullable on nested types of compiled classes
class FiguresTest extends OnEachStore {
    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");

    FiguresTest(TestStore store) {
        super(store);
    }

    private Figures.Sums read(@Nullable String till, @Nullable Instant before) {
        return shop.ledger.figures().read(new Figures.Asked(DAY, DAY, till, before, HONG_KONG));
    }

    @Test
    void onlyMoneyThatMovedCounts() {
        shop.inState(PaymentState.AWAITING_PAYER);
        shop.inState(PaymentState.DECLINED);
        shop.inState(PaymentState.AUTHORIZED);
        shop.inState(OperationState.UNCERTAIN);
        shop.inState(OperationState.ACCEPTED);
        shop.inState(OperationState.DONE);
        shop.inState(OperationState.FAILED);
        var taken = new Tally(false, 4, PRICE.multipliedBy(4));
        var back = new Tally(true, 2, PRICE.multipliedBy(2));
        var sums = read(null, null);
        assertEquals(
                List.of(new Figures.OfMethod("gnete", "WX_QR", taken), new Figures.OfMethod("gnete", "WX_QR", back)),
                sums.methods());
        assertEquals(List.of(new Figures.OfDay(DAY, taken), new Figures.OfDay(DAY, back)), sums.days());
        assertEquals(List.of(new Figures.OfHour(12, taken), new Figures.OfHour(12, back)), sums.hours());
        assertEquals(sums, read("T1", null));
    }

    @Test
    void otherDaysOtherTillsAndWhatCameLaterAreLeftOut() {
        shop.inState(OperationState.DONE);
        var nothing = new Figures.Sums(List.of(), List.of(), List.of());
        assertEquals(nothing, read("T2", null));
        assertEquals(nothing, read(null, NOON));
        assertEquals(1, read(null, NOON.plusSeconds(60)).days().size());
        assertEquals(2, read(null, NOON.plusSeconds(71)).days().size());
        var asked = new Figures.Asked(DAY.plusDays(1), DAY.plusDays(9), null, null, HONG_KONG);
        assertEquals(nothing, shop.ledger.figures().read(asked));
    }

    /** In Berlin the hour from two to three comes twice on 25 October, and not at all on 29 March. */
    @Test
    void hoursAreThoseOfTheClockOnTheWallAlsoWhereItIsSetBack() {
        paidAt("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z", "2026-10-24T23:59:59.999999Z");
        paidAt("2026-03-29T00:59:59.999999Z", "2026-03-29T01:00:00Z");
        assertEquals(List.of("1 1", "2 2", "3 1"), hours(LocalDate.parse("2026-10-25"), BERLIN));
        assertEquals(List.of("1 1", "3 1"), hours(LocalDate.parse("2026-03-29"), BERLIN));
    }

    @Test
    void zonesThatAreNotWholeHoursAwayHaveTheirOwnHours() {
        paidAt("2026-10-25T00:14:59Z", "2026-10-25T00:15:00Z");
        assertEquals(List.of("5 1", "6 1"), hours(LocalDate.parse("2026-10-25"), KATHMANDU));
    }

    @Test
    void everyCurrencyAddsUpExactlyByMethodDayAndHourAndToWhatTheMovementsSay() throws SQLException {
        var calendar = new BusinessCalendar(BERLIN, 4);
        var first = LocalDate.parse("2025-11-22");
        SeededYear.fill(shop.store, new SeededYear.Plan(3_000, first, 365, calendar, 7));
        var year = shop.ledger.figures().read(new Figures.Asked(first, first.plusDays(364), null, null, BERLIN));
        var byDay = sum(year.days(), Figures.OfDay::tally);
        assertEquals(byDay, sum(year.methods(), Figures.OfMethod::tally));
        assertEquals(byDay, sum(year.hours(), Figures.OfHour::tally));
        var moved = new TreeMap<String, Money>();
        for (var day = first; !day.isAfter(first.plusDays(364)); day = day.plusDays(1)) {
            shop.ledger
                    .movements()
                    .read(
                            new Movements.Span(day, calendar.startOf(day), calendar.startOf(day.plusDays(1))),
                            null,
                            each -> moved.merge(key(each.refund(), each.amount()), each.amount(), Money::plus));
        }
        assertEquals(moved, byDay);
        assertEquals(8, byDay.size());
        assertTrue(shop.ledger.history().verify().faults().isEmpty(), "the seeded ledger verifies");
    }

    private static <T> TreeMap<String, Money> sum(List<T> parts, Function<T, Tally> tally) {
        return parts.stream()
                .map(tally)
                .collect(Collectors.toMap(
                        each -> key(each.refund(), each.sum()), Tally::sum, Money::plus, TreeMap::new));
    }

    private static String key(boolean refund, Money money) {
        return money.getCurrencyUnit() + (refund ? " back" : "");
    }

    private List<String> hours(LocalDate day, ZoneId zone) {
        return shop.ledger.figures().read(new Figures.Asked(day, day, null, null, zone)).hours().stream()
                .map(each -> each.hour() + " " + each.tally().count())
                .toList();
    }

    private void paidAt(String... instants) {
        Arrays.stream(instants).flatMap(each -> Stream.of(Instant.parse(each))).forEach(at -> {
            var payment = shop.paid("");
            shop.sql("update payment set paid_at = '%s', business_day = '%s' where order_no = '%s'"
                    .formatted(at, at.atZone(KATHMANDU).toLocalDate(), payment.orderNo()));
        });
    }
}
