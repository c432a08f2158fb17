package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What came in and went back over some business days, added up by the database: no row passes through the program. */
public interface Figures {
    /** Everything that is asked for, seen at one moment of the ledger. */
    default Sums read(Asked asked) {
        return read(asked, (_, _) -> true).orElseThrow();
    }

    /** As {@link #read(Asked)}; empty where it was given up on the way. */
    Optional<Sums> read(Asked asked, Watch watch);

    /** Is told how far a reading is. */
    @FunctionalInterface
    interface Watch {
        /**
         * Told after each part.
         *
         * @param done how many business days of all of them
         * @return false to give up
         */
        boolean goesOn(long done, long all);
    }

    /**
     * What to add up.
     *
     * @param from first business day
     * @param to last business day, inclusive
     * @param till null for all tills
     * @param before only what moved before this instant; null for all of the days
     * @param zone by whose clocks the hours are told
     */
    record Asked(
            LocalDate from,
            LocalDate to,
            @Nullable String till,
            @Nullable Instant before,
            ZoneId zone) {}

    /**
     * The sums, each list over the same movements.
     *
     * @param methods by gateway and method
     * @param days by business day, oldest first
     * @param hours by hour of the day on the clock, from 0 to 23
     */
    record Sums(List<OfMethod> methods, List<OfDay> days, List<OfHour> hours) {
        public Sums {
            methods = List.copyOf(methods);
            days = List.copyOf(days);
            hours = List.copyOf(hours);
        }
    }

    /**
     * Payments, or refunds, of one currency.
     *
     * @param count refunds less those of closed days that were known on these days to have failed after all
     * @param sum positive for refunds too, unless more failed after all than were made
     */
    record Tally(boolean refund, long count, Money sum) {}

    /** What one way to pay brought. */
    record OfMethod(String gateway, String method, Tally tally) {}

    /** What one business day brought. */
    record OfDay(LocalDate day, Tally tally) {}

    /** What one hour of the day brought. */
    record OfHour(int hour, Tally tally) {}
}
