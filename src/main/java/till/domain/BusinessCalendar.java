package till.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The one rule for which business day an instant belongs to: the shop's time zone, and the hour at which a new day
 * begins.
 *
 * @param cutOffHour 0 to 23; a sale before this hour counts for the day before
 */
public record BusinessCalendar(ZoneId zone, int cutOffHour) {
    public BusinessCalendar {
        if (cutOffHour < 0 || cutOffHour > 23) {
            throw new IllegalArgumentException("the day starts at an hour from 0 to 23, not " + cutOffHour);
        }
    }

    public LocalDate dayOf(Instant instant) {
        var local = instant.atZone(zone);
        return local.getHour() < cutOffHour ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }

    /** The first instant of a business day, where the clocks change too. */
    public Instant startOf(LocalDate day) {
        return day.atTime(cutOffHour, 0).atZone(zone).toInstant();
    }
}
