package till.ui.orders;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import till.domain.PaymentState;
import till.service.OrderBook;

/**
 * What the list of orders is narrowed to.
 *
 * @param picked the day chosen from the calendar; looked at for {@link Days#PICKED} and {@link Days#RANGE} only
 * @param last the last day of a range that begins with the picked one; looked at for {@link Days#RANGE} only
 * @param state null for any
 * @param gateway null for any
 */
public record OrderFilter(
        String text,
        Days days,
        @Nullable LocalDate picked,
        @Nullable LocalDate last,
        @Nullable PaymentState state,
        @Nullable String gateway) {
    private static final int WEEK = 7;
    private static final int MONTH = 30;
    private static final int YEAR = 365;
    private static final LocalDate BEFORE_ALL = LocalDate.of(2000, 1, 1);

    /** Which days are looked at. */
    public enum Days {
        TODAY,
        YESTERDAY,
        LAST_WEEK,
        LAST_MONTH,
        LAST_YEAR,
        ANY,
        PICKED,
        RANGE
    }

    static final OrderFilter TODAY = new OrderFilter("", Days.TODAY, null, null, null, null);

    OrderFilter withText(String wanted) {
        return new OrderFilter(wanted, days, picked, last, state, gateway);
    }

    OrderFilter withDays(Days wanted, @Nullable LocalDate day) {
        return new OrderFilter(text, wanted, day, last, state, gateway);
    }

    OrderFilter withRange(@Nullable LocalDate first, @Nullable LocalDate end) {
        return new OrderFilter(text, Days.RANGE, first, end, state, gateway);
    }

    OrderFilter withState(@Nullable PaymentState wanted) {
        return new OrderFilter(text, days, picked, last, wanted, gateway);
    }

    OrderFilter withGateway(@Nullable String wanted) {
        return new OrderFilter(text, days, picked, last, state, wanted);
    }

    /** Whether anything but the days narrows the list. */
    public boolean isNarrow() {
        return !text.isBlank() || state != null || gateway != null;
    }

    /** The one day looked at; empty for a span of days. */
    Optional<LocalDate> day(LocalDate today) {
        return switch (days) {
            case TODAY -> Optional.of(today);
            case YESTERDAY -> Optional.of(today.minusDays(1));
            case LAST_WEEK, LAST_MONTH, LAST_YEAR, ANY, RANGE -> Optional.empty();
            case PICKED -> Optional.of(picked == null ? today : picked);
        };
    }

    /** Whether the list has more than one day, and tells it with the time. */
    boolean hasDays() {
        return day(LocalDate.EPOCH).isEmpty() || !text.isBlank();
    }

    /** Whether the list is too long to be added up each time it changes. */
    boolean isLong(LocalDate today) {
        var search = search(today);
        return ChronoUnit.DAYS.between(search.from(), search.to()) > MONTH;
    }

    OrderBook.Search search(LocalDate today) {
        var from = first(today);
        var to = days == Days.RANGE && last != null ? last : day(today).orElse(today);
        var states = state == null ? Set.<PaymentState>of() : Set.of(state);
        return from.isAfter(to)
                ? new OrderBook.Search(text.strip(), to, from, states, gateway)
                : new OrderBook.Search(text.strip(), from, to, states, gateway);
    }

    private LocalDate first(LocalDate today) {
        return switch (days) {
            case TODAY, YESTERDAY, PICKED -> day(today).orElse(today);
            case LAST_WEEK -> today.minusDays(WEEK - 1);
            case LAST_MONTH -> today.minusDays(MONTH - 1);
            case LAST_YEAR -> today.minusDays(YEAR - 1);
            case ANY -> BEFORE_ALL;
            case RANGE -> picked == null ? today : picked;
        };
    }
}
