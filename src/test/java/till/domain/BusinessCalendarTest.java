package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Test
    void theDayIsTheShopsNotTheClocks() {
        var midnight = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);
        assertEquals(DAY, midnight.dayOf(Instant.parse("2026-11-20T16:00:00Z")));
        assertEquals(DAY.minusDays(1), midnight.dayOf(Instant.parse("2026-11-20T15:59:59.999Z")));
    }

    @Test
    void aSaleBeforeTheCutOffCountsForTheDayBefore() {
        var bar = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 5);
        assertEquals(DAY.minusDays(1), bar.dayOf(Instant.parse("2026-11-20T20:59:59Z")));
        assertEquals(DAY, bar.dayOf(Instant.parse("2026-11-20T21:00:00Z")));
    }

    @Test
    void daysMeetWithoutGapWhereTheClocksChange() {
        var berlin = new BusinessCalendar(ZoneId.of("Europe/Berlin"), 2);
        for (var day = LocalDate.of(2026, 3, 27); day.isBefore(LocalDate.of(2026, 10, 28)); day = day.plusDays(1)) {
            assertEquals(day, berlin.dayOf(berlin.startOf(day)));
            assertEquals(day.minusDays(1), berlin.dayOf(berlin.startOf(day).minusMillis(1)));
        }
    }

    @Test
    void cutOffIsExactToTheSecond() {
        var bar = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 4);
        assertEquals(DAY.minusDays(1), bar.dayOf(Instant.parse("2026-11-20T19:59:59.999999Z")));
        assertEquals(DAY, bar.dayOf(Instant.parse("2026-11-20T20:00:00Z")));
    }

    /** Both kinds of change, each in a zone of its own, and a change of half an hour; with every cut-off there can be. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Beirut"})
    void everyMomentHasOneDayAndDaysNeverGoBack(String zone) {
        for (var cutOff = 0; cutOff < 24; cutOff++) {
            var calendar = new BusinessCalendar(ZoneId.of(zone), cutOff);
            var before = calendar.dayOf(Instant.parse("2026-01-01T00:00:00Z"));
            for (var at = Instant.parse("2026-01-01T00:00:00Z");
                    at.isBefore(Instant.parse("2027-01-01T00:00:00Z"));
                    at = at.plus(Duration.ofMinutes(15))) {
                var day = calendar.dayOf(at);
                assertFalse(day.isBefore(before), () -> "back before " + day);
                assertFalse(at.isBefore(calendar.startOf(day)), () -> day + " had not begun");
                assertTrue(at.isBefore(calendar.startOf(day.plusDays(1))), () -> day + " was over");
                before = day;
            }
        }
    }

    /** The hour from one to two comes twice: both are of the day that began before it, and none is lost. */
    @Test
    void hourThatComesTwiceIsOfOneDay() {
        var london = new BusinessCalendar(ZoneId.of("Europe/London"), 4);
        var saturday = LocalDate.of(2026, 10, 24);
        assertEquals(saturday, london.dayOf(Instant.parse("2026-10-25T00:30:00Z")));
        assertEquals(saturday, london.dayOf(Instant.parse("2026-10-25T01:30:00Z")));
        assertEquals(saturday, london.dayOf(Instant.parse("2026-10-25T03:59:59Z")));
        assertEquals(saturday.plusDays(1), london.dayOf(Instant.parse("2026-10-25T04:00:00Z")));
        assertEquals(
                Duration.ofHours(25), Duration.between(london.startOf(saturday), london.startOf(saturday.plusDays(1))));
    }
}
