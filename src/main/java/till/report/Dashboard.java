package till.report;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.BusinessCalendar;
import till.ledger.Figures;
import till.report.Board.Days;

/** What any days brought, from sums that the ledger makes. May be shared between threads. */
public final class Dashboard {
    private static final int WEEK = 7;
    /** More days than this are told by month. */
    private static final int MOST_DAYS = 62;

    private final Figures figures;
    private final BusinessCalendar calendar;
    private final InstantSource clock;

    public Dashboard(Figures figures, BusinessCalendar calendar, InstantSource clock) {
        this.figures = figures;
        this.calendar = calendar;
        this.clock = clock;
    }

    public LocalDate today() {
        return calendar.dayOf(clock.instant());
    }

    public Board read(Days days) {
        return read(days, (_, _) -> true).orElseThrow();
    }

    /** As {@link #read(Days)}, told how far it is; empty where it was given up. */
    public Optional<Board> read(Days days, Figures.Watch watch) {
        var weeks = (ChronoUnit.DAYS.between(days.from(), days.to()) + WEEK) / WEEK;
        var earlier = new Days(days.from().minusWeeks(weeks), days.to().minusWeeks(weeks), days.till());
        var until = until(days, weeks);
        var sums = new BoardSums(days, weeks, ChronoUnit.DAYS.between(days.from(), days.to()) >= MOST_DAYS);
        return figures.read(asked(days, null), (done, all) -> watch.goesOn(done, 2 * all))
                .flatMap(now -> {
                    sums.now(now);
                    return figures.read(
                            asked(earlier, until.orElse(null)), (done, all) -> watch.goesOn(all + done, 2 * all));
                })
                .map(before -> {
                    sums.earlier(before);
                    return new Board(days, earlier, until, sums.byMonth(), sums.parts());
                });
    }

    /** Half a day beside a whole one would always look bad. */
    private Optional<Instant> until(Days days, long weeks) {
        var now = clock.instant();
        return days.to().isBefore(calendar.dayOf(now))
                ? Optional.empty()
                : Optional.of(now.atZone(calendar.zone()).minusWeeks(weeks).toInstant());
    }

    private Figures.Asked asked(Days days, @Nullable Instant before) {
        return new Figures.Asked(days.from(), days.to(), days.till(), before, calendar.zone());
    }
}
