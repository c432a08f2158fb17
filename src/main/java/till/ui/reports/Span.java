package till.ui.reports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import till.report.Board.Days;

/** Which days a report is about, as people choose them. */
public enum Span {
    TODAY,
    YESTERDAY,
    LAST_WEEK,
    LAST_MONTH,
    THIS_MONTH,
    LAST_YEAR,
    RANGE;

    private static final int WEEK = 7;
    private static final int MONTH = 30;
    private static final int YEAR = 365;

    /**
     * The days of it.
     *
     * @param from the picked first day, for {@link #RANGE}
     * @param to the picked last day; a range that ends before it begins is taken the other way round
     */
    Days days(LocalDate today, LocalDate from, LocalDate to, @Nullable String till) {
        return switch (this) {
            case TODAY -> new Days(today, today, till);
            case YESTERDAY -> new Days(today.minusDays(1), today.minusDays(1), till);
            case LAST_WEEK -> new Days(today.minusDays(WEEK - 1), today, till);
            case LAST_MONTH -> new Days(today.minusDays(MONTH - 1), today, till);
            case THIS_MONTH -> new Days(today.withDayOfMonth(1), today, till);
            case LAST_YEAR -> new Days(today.minusDays(YEAR - 1), today, till);
            case RANGE -> from.isAfter(to) ? new Days(to, from, till) : new Days(from, to, till);
        };
    }
}
