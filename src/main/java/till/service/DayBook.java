package till.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.DayFigures;
import till.domain.Problem;
import till.domain.Result;
import till.domain.ZReport;
import till.ledger.Ledger;
import till.ledger.Movements;
import till.ledger.ZReports;

/** The business day: its figures at any time (X), its close (Z), and the closes there were. May be shared between threads. */
public final class DayBook {
    private final Ledger ledger;
    private final Surroundings here;
    private final Access access;
    private final Feed feed;

    DayBook(Books books, Surroundings here, Access access, Feed feed) {
        this.ledger = books.ledger();
        this.here = here;
        this.access = access;
        this.feed = feed;
    }

    /** The day that money counts on now: today by the clock, or the next one where that is closed already. */
    public LocalDate current() {
        var today = here.today();
        return ledger.zReports()
                .closedThrough()
                .filter(closed -> !today.isAfter(closed))
                .map(closed -> closed.plusDays(1))
                .orElse(today);
    }

    /** The day that is to be closed next: the oldest with movements that was forgotten, or else the current one. */
    public LocalDate next() {
        var current = current();
        return ledger.zReports()
                .oldestOpen()
                .filter(day -> day.isBefore(current))
                .orElse(current);
    }

    /** What a day brought so far; of the current one where none is named. Nothing is kept. */
    public Result<DayFigures> figures(@Nullable LocalDate day, Acting acting) {
        var refused = access.guard(acting, Act.SEE_REPORTS, null, null);
        return refused.isPresent()
                ? Result.failed(refused.get())
                : Result.done(ledger.zReports()
                        .figures(
                                span(day == null ? current() : day),
                                here.clock().instant()));
    }

    /** Why a day cannot be closed now; empty where it can. */
    public Optional<Problem> obstacle(LocalDate day) {
        var today = here.today();
        if (day.isAfter(today)) {
            return Optional.of(Problem.of("day.notBegun", day.toString(), today.toString()));
        }
        var closed = ledger.zReports().closedThrough().filter(newest -> !day.isAfter(newest));
        if (closed.isPresent()) {
            return Optional.of(
                    closedBefore(day, ledger.zReports().list(Long.MAX_VALUE, 1).getFirst()));
        }
        return ledger.zReports()
                .oldestOpen()
                .filter(oldest -> oldest.isBefore(day))
                .map(oldest -> Problem.of("day.earlierOpen", oldest.toString()));
    }

    private static Problem closedBefore(LocalDate day, ZReport newest) {
        return Problem.of(
                "day.closed",
                day.toString(),
                Long.toString(newest.number()),
                newest.day().toString());
    }

    /** Closes a day for all tills. What is still open stays open, is named in the report, and counts on a later day. */
    public Result<ZReport> close(LocalDate day, Acting acting) {
        var refused = access.guard(acting, Act.CLOSE_DAY, null, null).or(() -> obstacle(day));
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var closing = ledger.zReports().close(span(day), here.clock().instant(), acting.by());
        if (closing instanceof ZReports.Closed) {
            here.steps().reached(Steps.Step.DAY_CLOSED);
        }
        feed.refresh();
        return switch (closing) {
            case ZReports.Closed(var report) -> Result.done(report);
            case ZReports.ClosedBefore(var newest) -> Result.failed(closedBefore(day, newest));
            case ZReports.EarlierOpen(var oldest) -> Result.failed("day.earlierOpen", oldest.toString());
        };
    }

    /** The closes, newest first, before the report of this number. */
    public List<ZReport> list(long before, int most) {
        return ledger.zReports().list(before, most);
    }

    public Optional<ZReport> find(long number) {
        return ledger.zReports().find(number);
    }

    /** Whether the report was printed or saved before: what comes now is a copy. */
    public boolean given(long number) {
        return ledger.zReports().given(number);
    }

    private Movements.Span span(LocalDate day) {
        return new Movements.Span(
                day, here.calendar().startOf(day), here.calendar().startOf(day.plusDays(1)));
    }
}
