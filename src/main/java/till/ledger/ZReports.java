package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import till.domain.By;
import till.domain.DayFigures;
import till.domain.ZReport;

/** The closed business days, and the figures of days. Reports are added and never changed. */
public interface ZReports {
    /** What a day brought so far, and what is open, all of one moment. Keeps nothing. */
    DayFigures figures(Movements.Span span, Instant at);

    /**
     * Closes a business day for all tills: one transaction, in which no till books money. Of two closes of a day the
     * database lets one through.
     */
    Closing close(Movements.Span span, Instant at, By by);

    /** What closing a day gave. */
    sealed interface Closing {}

    /** It is closed, by this call. */
    record Closed(ZReport report) implements Closing {}

    /** Nothing was written: the books are closed up to and with that report's day. */
    record ClosedBefore(ZReport newest) implements Closing {}

    /** Nothing was written: an earlier day has movements and is not closed. */
    record EarlierOpen(LocalDate day) implements Closing {}

    /** The newest closed day; every day before it is closed too, and none of them gains a row. */
    Optional<LocalDate> closedThrough();

    /** The first day with movements that is not closed; the days before the first close of the books are not asked. */
    Optional<LocalDate> oldestOpen();

    Optional<ZReport> find(long number);

    Optional<ZReport> of(LocalDate day);

    /** Whether a report was printed or saved before. */
    boolean given(long number);

    /**
     * Newest first.
     *
     * @param before reports with smaller numbers only; {@code Long.MAX_VALUE} for the newest
     */
    List<ZReport> list(long before, int most);
}
