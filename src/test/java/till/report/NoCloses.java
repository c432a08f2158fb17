package till.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import till.domain.By;
import till.domain.DayFigures;
import till.domain.ZReport;
import till.ledger.Movements;
import till.ledger.ZReports;

/** The closes of a shop that never closed a day. */
final class NoCloses implements ZReports {
    @Override
    public DayFigures figures(Movements.Span span, Instant at) {
        throw new UnsupportedOperationException("nothing is closed here");
    }

    @Override
    public Closing close(Movements.Span span, Instant at, By by) {
        throw new UnsupportedOperationException("nothing is closed here");
    }

    @Override
    public Optional<LocalDate> closedThrough() {
        return Optional.empty();
    }

    @Override
    public Optional<LocalDate> oldestOpen() {
        return Optional.empty();
    }

    @Override
    public Optional<ZReport> find(long number) {
        return Optional.empty();
    }

    @Override
    public Optional<ZReport> of(LocalDate day) {
        return Optional.empty();
    }

    @Override
    public List<ZReport> list(long before, int most) {
        return List.of();
    }

    @Override
    public boolean given(long number) {
        throw new UnsupportedOperationException("nothing is closed here");
    }
}
