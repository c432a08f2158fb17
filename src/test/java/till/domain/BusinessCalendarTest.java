package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

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
}
