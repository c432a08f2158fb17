package till.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import till.domain.By;
import till.domain.DayFigures;
import till.domain.Takings;
import till.domain.ZReport;
import till.ledger.Movements;
import till.ledger.ZReports;

/** The closes of a shop in which nothing moves: those it began with, and those that are made. */
final class FewCloses implements ZReports {
    private final List<ZReport> reports = new ArrayList<>();

    FewCloses(ZReport... reports) {
        this.reports.addAll(List.of(reports));
    }

    @Override
    public DayFigures figures(Movements.Span span, Instant at) {
        return new DayFigures(
                span.day(), span.from(), span.to(), at, Takings.NONE, List.of(), List.of(), new TreeMap<>(), 0);
    }

    @Override
    public Closing close(Movements.Span span, Instant at, By by) {
        var newest = reports.stream().max(Comparator.comparing(ZReport::day));
        if (newest.isPresent() && !span.day().isAfter(newest.get().day())) {
            return new ClosedBefore(newest.get());
        }
        var report = new ZReport(reports.size() + 1L, "T01", by, figures(span, at), "");
        reports.add(report);
        return new Closed(report);
    }

    @Override
    public Optional<LocalDate> closedThrough() {
        return reports.stream().map(ZReport::day).max(Comparator.naturalOrder());
    }

    /** Without movements no day waits to be closed. */
    @Override
    public Optional<LocalDate> oldestOpen() {
        return Optional.empty();
    }

    @Override
    public Optional<ZReport> find(long number) {
        return reports.stream().filter(report -> report.number() == number).findFirst();
    }

    @Override
    public Optional<ZReport> of(LocalDate day) {
        return reports.stream().filter(report -> report.day().equals(day)).findFirst();
    }

    @Override
    public List<ZReport> list(long before, int most) {
        return reports.stream()
                .filter(report -> report.number() < before)
                .sorted(Comparator.comparingLong(ZReport::number).reversed())
                .limit(most)
                .toList();
    }

    /** Nobody prints here. */
    @Override
    public boolean given(long number) {
        return false;
    }
}
