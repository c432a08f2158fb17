package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.Agreement.State;
import till.domain.Schedule.Unit;

/** On which days an agreement is charged, and where it goes from there. */
class ScheduleTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 31);

    private static Schedule monthly(@Nullable Integer times, @Nullable LocalDate until) {
        return new Schedule(Unit.MONTHS, 1, FIRST, times, until, Schedule.USUAL_RETRIES);
    }

    private static Agreement agreement(Schedule schedule, Agreement.Standing standing) {
        var terms = new Agreement.Terms(
                Agreement.Kind.RECURRING, Money.parse("HKD 9"), "", "Mei", schedule, "yes", FIRST.minusDays(5));
        var first = new Agreement.First("cards", new OrderNo("T1P1"), "TI-00001", CardFacts.NONE);
        return new Agreement("A1", first, terms, "T1", By.NOBODY, Instant.EPOCH, standing);
    }

    private static Agreement at(Schedule schedule) {
        return agreement(schedule, Agreement.begins(schedule));
    }

    private static Optional<LocalDate> day(int month, int day) {
        return Optional.of(LocalDate.of(2027, month, day));
    }

    @ParameterizedTest
    @CsvSource({"DAYS, 2027-02-06", "WEEKS, 2027-03-14", "MONTHS, 2027-07-31"})
    void stepsAreCountedFromTheFirstDay(Unit unit, LocalDate third) {
        var schedule = new Schedule(unit, 3, FIRST, null, null, List.of());
        assertEquals(Optional.of(FIRST), schedule.at(0));
        assertEquals(Optional.of(third), schedule.at(2));
    }

    @Test
    void theEndOfAMonthIsAnEndOfEachMonth() {
        assertEquals(day(2, 28), monthly(null, null).at(1));
        assertEquals(day(3, 31), monthly(null, null).at(2));
    }

    @Test
    void itEndsByNumberOrByDate() {
        assertEquals(day(3, 31), monthly(3, null).at(2));
        assertEquals(Optional.empty(), monthly(3, null).at(3));
        assertEquals(day(3, 31), monthly(null, LocalDate.of(2027, 3, 31)).at(2));
        assertEquals(Optional.empty(), monthly(null, LocalDate.of(2027, 3, 30)).at(2));
        assertEquals(Optional.empty(), new Schedule(Unit.NONE, 1, FIRST, null, null, List.of()).at(0));
    }

    @Test
    void aThousandIsTheMostAndOneTheLeast() {
        for (var right : List.of(1, 1_000)) {
            assertEquals(right, new Schedule(Unit.DAYS, right, FIRST, right, null, List.of()).every());
        }
        for (var wrong : List.of(0, 1_001)) {
            assertThrows(
                    IllegalArgumentException.class, () -> new Schedule(Unit.DAYS, wrong, FIRST, null, null, List.of()));
            assertThrows(
                    IllegalArgumentException.class, () -> new Schedule(Unit.DAYS, 1, FIRST, wrong, null, List.of()));
        }
    }

    @Test
    void anotherTryIsNeverOnTheDayThatFailed() {
        var schedule = monthly(null, null);
        assertEquals(day(2, 1), schedule.retry(FIRST, 1, FIRST));
        assertEquals(day(2, 3), schedule.retry(FIRST, 2, LocalDate.of(2027, 2, 2)));
        assertEquals(day(2, 4), schedule.retry(FIRST, 2, LocalDate.of(2027, 2, 3)));
        assertEquals(day(2, 5), schedule.retry(FIRST, 3, FIRST));
        assertEquals(Optional.empty(), schedule.retry(FIRST, 4, FIRST));
        assertEquals(Optional.empty(), schedule.retry(FIRST, 0, FIRST));
        var undated = new Schedule(Unit.NONE, 1, FIRST, null, null, Schedule.USUAL_RETRIES);
        assertEquals(Optional.empty(), undated.retry(FIRST, 1, FIRST));
    }

    @Test
    void whatIsPaidGoesOnToTheNextDateAndEndsBehindTheLast() {
        var schedule = monthly(2, null);
        var second = agreement(schedule, at(schedule).paid());
        assertEquals(State.ACTIVE, second.standing().state());
        assertEquals(day(2, 28), Optional.ofNullable(second.standing().due()));
        var ended = agreement(schedule, second.paid());
        assertEquals(State.ENDED, ended.standing().state());
        assertTrue(ended.standing().state().isOver());
        assertEquals(ended.standing(), ended.paid());
    }

    @Test
    void whatFailsIsTriedByTheRuleAndThenLeftOut() {
        var schedule = monthly(3, null);
        var once = at(schedule).failed(FIRST, FIRST);
        assertEquals(1, once.tries());
        assertEquals(FIRST, once.due());
        assertEquals(LocalDate.of(2027, 2, 1), once.tryOn());
        var thrice = new Agreement.Standing(State.ACTIVE, null, 0, FIRST, FIRST.plusDays(5), 3);
        var next = agreement(schedule, thrice).failed(FIRST, FIRST.plusDays(5));
        assertEquals(LocalDate.of(2027, 2, 28), next.due());
        assertEquals(0, next.tries());
    }

    @Test
    void whatIsPausedStaysSoUntilItIsResumedAndIsChargedForNoPastDate() {
        var schedule = monthly(3, null);
        var paused = agreement(schedule, at(schedule).paused(Agreement.Reason.MISSED));
        assertEquals(State.PAUSED, paused.standing().state());
        var paid = paused.paid();
        assertEquals(State.PAUSED, paid.state());
        assertEquals(Agreement.Reason.MISSED, paid.reason());
        assertEquals(FIRST, paused.resumed(FIRST).due());
        assertEquals(
                LocalDate.of(2027, 2, 28), paused.resumed(FIRST.plusDays(1)).due());
        assertEquals(
                LocalDate.of(2027, 2, 28),
                paused.resumed(LocalDate.of(2027, 2, 28)).due());
        assertEquals(State.ENDED, paused.resumed(LocalDate.of(2027, 4, 1)).state());
        assertEquals(State.CANCELLED, paused.cancelled().state());
        assertEquals(paused.cancelled(), agreement(schedule, paused.cancelled()).paid());
    }

    @Test
    void aDateIsOneSaleAndEachTryHasItsOwnMark() {
        var agreement = at(monthly(null, null));
        assertEquals("A1-20270131", agreement.saleOf(FIRST));
        assertEquals(16, Agreement.markOf("A1-20270131", 1).length());
        assertEquals(Agreement.markOf("A1-20270131", 1), Agreement.markOf("A1-20270131", 1));
        assertNotEquals(Agreement.markOf("A1-20270131", 1), Agreement.markOf("A1-20270131", 2));
        var terms = agreement.terms();
        assertThrows(
                IllegalArgumentException.class,
                () -> new Agreement.Terms(
                        terms.kind(), terms.amount(), "", "", terms.schedule(), "x".repeat(2_001), FIRST));
    }

    @Test
    void anExpiryIsReadAsItStandsOnTheCardAndGoodThroughItsMonth() {
        var expiry = CardExpiry.read(" 02/2027 ").orElseThrow();
        assertEquals(Optional.of(expiry), CardExpiry.read("02/27"));
        assertEquals(YearMonth.of(2027, 2), expiry.month());
        assertEquals("02/2027", expiry.reveal());
        assertEquals("***", expiry.toString());
        assertFalse(expiry.isOver(LocalDate.of(2027, 2, 28)));
        assertTrue(expiry.isOver(LocalDate.of(2027, 3, 1)));
        assertEquals("11/2027", CardExpiry.read("11/27").orElseThrow().reveal());
        assertEquals(Optional.empty(), CardExpiry.read("13/27"));
        assertEquals(Optional.empty(), CardExpiry.read(""));
    }
}
