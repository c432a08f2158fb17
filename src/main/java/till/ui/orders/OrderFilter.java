package till.ui.orders;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import till.domain.PaymentState;
import till.service.OrderBook;

/**
 * What the list of orders is narrowed to.
 *
 * @param picked the day chosen from the calendar; looked at for {@link Days#PICKED} only
 * @param state null for any
 * @param gateway null for any
 */
public record OrderFilter(
        String text,
        Days days,
        @Nullable LocalDate picked,
        @Nullable PaymentState state,
        @Nullable String gateway) {
    private static final int WEEK = 7;

    /** Which days are looked at. */
    public enum Days {
        TODAY,
        YESTERDAY,
        LAST_WEEK,
        PICKED
    }

    static final OrderFilter TODAY = new OrderFilter("", Days.TODAY, null, null, null);

    OrderFilter withText(String wanted) {
        return new OrderFilter(wanted, days, picked, state, gateway);
    }

    OrderFilter withDays(Days wanted, @Nullable LocalDate day) {
        return new OrderFilter(text, wanted, day, state, gateway);
    }

    OrderFilter withState(@Nullable PaymentState wanted) {
        return new OrderFilter(text, days, picked, wanted, gateway);
    }

    OrderFilter withGateway(@Nullable String wanted) {
        return new OrderFilter(text, days, picked, state, wanted);
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
            case LAST_WEEK -> Optional.empty();
            case PICKED -> Optional.of(picked == null ? today : picked);
        };
    }

    OrderBook.Search search(LocalDate today) {
        var from = day(today).orElse(today.minusDays(WEEK - 1));
        var to = day(today).orElse(today);
        return new OrderBook.Search(text.strip(), from, to, state == null ? Set.of() : Set.of(state), gateway);
    }
}
