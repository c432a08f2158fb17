package till.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * On which of the shop's days an agreement is charged. Days are counted from the first one, never from the last: what began on
 * the 31st falls on the last day of a short month and on the 31st of the next long one.
 *
 * @param every how many units lie between two days
 * @param times how many charges there are; null for no end by number
 * @param until the last day one may fall on; null for no end by date
 * @param retries after how many days, counted from the due one, a charge that failed is tried again
 */
public record Schedule(
        Unit unit,
        int every,
        LocalDate first,
        @Nullable Integer times,
        @Nullable LocalDate until,
        List<Integer> retries) {
    /** One, three and five days after the due one. */
    public static final List<Integer> USUAL_RETRIES = List.of(1, 3, 5);

    /** A charge that is this many days late is not made without a person: the till slept, or its clock went wrong. */
    public static final int LATEST = 7;

    private static final int MOST = 1_000;

    /** What lies between two charges. */
    public enum Unit {
        DAYS,
        WEEKS,
        MONTHS,
        /** No dates: charged when somebody says so. */
        NONE
    }

    public Schedule {
        retries = List.copyOf(retries);
        if (every < 1 || every > MOST || (times != null && (times < 1 || times > MOST))) {
            throw new IllegalArgumentException("a schedule goes by 1 to " + MOST);
        }
    }

    /** The n-th day, from 0; empty once there are no more. */
    public Optional<LocalDate> at(int place) {
        if (unit == Unit.NONE || (times != null && place >= times)) {
            return Optional.empty();
        }
        var steps = (long) place * every;
        var day = switch (unit) {
            case DAYS -> first.plusDays(steps);
            case WEEKS -> first.plusWeeks(steps);
            case MONTHS, NONE -> first.plusMonths(steps);
        };
        return until != null && day.isAfter(until) ? Optional.empty() : Optional.of(day);
    }

    /** When a charge that failed is tried again, never on the day it failed; empty where the rule has no more tries. */
    public Optional<LocalDate> retry(LocalDate due, int failed, LocalDate today) {
        if (unit == Unit.NONE || failed < 1 || failed > retries.size()) {
            return Optional.empty();
        }
        var day = due.plusDays(retries.get(failed - 1));
        return Optional.of(day.isAfter(today) ? day : today.plusDays(1));
    }
}
