package till.report;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What some business days brought, beside the same weekdays before them.
 *
 * @param asked which days, and of which tills
 * @param earlier the days they are compared with: the same weekdays, the fewest weeks before
 * @param until where the days are not over: up to when the earlier ones count, the same time of day; empty for all of them
 * @param byMonth whether {@link Part#days} are months, each by its first day
 * @param parts one for each currency that moved, by code
 */
public record Board(Days asked, Days earlier, Optional<Instant> until, boolean byMonth, List<Part> parts) {
    public Board {
        parts = List.copyOf(parts);
    }

    /**
     * Business days.
     *
     * @param to the last one, inclusive
     * @param till null for all tills
     */
    public record Days(
            LocalDate from, LocalDate to, @Nullable String till) {
        public static Days of(LocalDate day) {
            return new Days(day, day, null);
        }

        public boolean isOne() {
            return from.equals(to);
        }
    }

    /**
     * One currency.
     *
     * @param hours by hour of the clock, without gaps between the first and the last in which money moved
     * @param days by day without gaps, oldest first
     * @param ways by way to pay, most taken first
     */
    public record Part(
            CurrencyUnit currency,
            Compared all,
            List<Slice<Integer>> hours,
            List<Slice<LocalDate>> days,
            List<Slice<Way>> ways) {
        public Part {
            hours = List.copyOf(hours);
            days = List.copyOf(days);
            ways = List.copyOf(ways);
        }
    }

    /** A gateway's way to pay. */
    public record Way(String gateway, String method) {}

    /** One part of the whole. */
    public record Slice<K>(K of, Compared brought) {}

    /** What was brought, and what the earlier days had brought. */
    public record Compared(Brought now, Brought earlier) {
        Compared plus(Compared other) {
            return new Compared(now.plus(other.now), earlier.plus(other.earlier));
        }
    }

    /**
     * Money that moved.
     *
     * @param refunded as a positive amount
     */
    public record Brought(long payments, Money taken, long refunds, Money refunded) {
        static Brought nothing(CurrencyUnit currency) {
            return new Brought(0, Money.zero(currency), 0, Money.zero(currency));
        }

        Brought plus(Brought other) {
            return new Brought(
                    payments + other.payments,
                    taken.plus(other.taken),
                    refunds + other.refunds,
                    refunded.plus(other.refunded));
        }

        /** Taken less refunded: where more went back than came in, less than nothing. */
        public Money net() {
            return taken.minus(refunded);
        }

        /** What a payment was on average, to the currency's smallest unit; empty where there was none. */
        public Optional<Money> average() {
            return payments == 0 ? Optional.empty() : Optional.of(taken.dividedBy(payments, RoundingMode.HALF_EVEN));
        }

        public boolean isNothing() {
            return payments + refunds == 0;
        }
    }
}
