package till.ui.reports;

import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Result;
import till.report.Board;
import till.report.Board.Days;
import till.ui.DayTurn;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;
import till.ui.orders.ListState;

/**
 * What the chosen days brought, kept up to date while they last. Only the latest reading is ever shown. FX thread only.
 */
public final class ReportsViewModel implements ViewModel {
    /** Longer times are read when they are chosen, not again with every sale. */
    private static final int FOLLOWED_DAYS = 31;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final @Nullable Acting as;
    private final BookFiles files;
    private final YearDesk years;
    private final ObjectProperty<Span> span = new SimpleObjectProperty<>(Span.TODAY);
    private final ObjectProperty<LocalDate> from;
    private final ObjectProperty<LocalDate> to;
    private final BooleanProperty onlyHere = new SimpleBooleanProperty();
    private final BooleanProperty asTable = new SimpleBooleanProperty();
    private final BooleanProperty byHour = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<CurrencyUnit>> currency = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Board>> board = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(new ListState.Loading());
    private final BoardReading reading;
    private Subscription subscriptions = Subscription.EMPTY;
    private Optional<Year> archive = Optional.empty();
    private boolean closed;

    /** @param as as whom the figures are seen; null for who works at the window */
    public ReportsViewModel(UiDependencies dependencies, Frame frame, @Nullable Acting as) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.as = as;
        this.files = new BookFiles(dependencies, frame);
        this.years = new YearDesk(dependencies, frame);
        this.reading = new BoardReading(
                dependencies, frame, () -> as == null ? dependencies.session().acting() : as, this::came);
        var today = dependencies.reports().dashboard().today();
        this.from = new SimpleObjectProperty<>(today);
        this.to = new SimpleObjectProperty<>(today);
    }

    @Override
    public void activated() {
        var feed = dependencies
                .services()
                .feed()
                .subscribeToChanges(_ -> dependencies.background().onScreen(this::follow));
        subscriptions = Subscription.combine(
                feed::close,
                DayTurn.follow(dependencies, this::read),
                span.subscribe((_, _) -> read()),
                from.subscribe((_, _) -> readRange()),
                to.subscribe((_, _) -> readRange()),
                onlyHere.subscribe((_, _) -> read()));
        files.lookAtNights();
        read();
    }

    @Override
    public void close() {
        closed = true;
        reading.stop();
        subscriptions.unsubscribe();
    }

    /** To the close of the day. */
    void closeOfDay() {
        frame.navigator().go(new Route.CloseOfDay(as));
    }

    /** The days that are chosen. */
    public Days days() {
        var services = dependencies.services();
        return span.get()
                .days(
                        dependencies.reports().dashboard().today(),
                        from.get(),
                        to.get(),
                        onlyHere.get() ? services.here().till() : null);
    }

    /** By whose clocks hours are told. */
    ZoneId zone() {
        return dependencies.services().here().calendar().zone();
    }

    private void readRange() {
        if (span.get() == Span.RANGE) {
            read();
        }
    }

    private void follow() {
        var days = days();
        var today = dependencies.reports().dashboard().today();
        if (!days.to().isBefore(today) && ChronoUnit.DAYS.between(days.from(), days.to()) < FOLLOWED_DAYS) {
            reading.readWhenFree(days);
        }
    }

    /** Reads the figures afresh. */
    public void read() {
        state.set(new ListState.Loading());
        reading.read(days());
    }

    /** Gives up the figures that are being read. */
    public void stop() {
        reading.stop();
    }

    private void came(Result<BoardReading.Read> result) {
        if (closed) {
            return;
        }
        switch (result) {
            case Result.Done<BoardReading.Read>(var read) -> show(read.board(), read.archive());
            case Result.Failed<BoardReading.Read>(var problem) -> {
                board.set(Optional.empty());
                state.set(new ListState.Failed(problem));
            }
        }
    }

    private void show(Board read, @Nullable Year put) {
        // where nothing stayed, the empty board names the archive by itself
        archive = read.parts().isEmpty() ? Optional.empty() : Optional.ofNullable(put);
        var currencies = read.parts().stream().map(Board.Part::currency).toList();
        if (currency.get().filter(currencies::contains).isEmpty()) {
            currency.set(usual(currencies));
        }
        board.set(Optional.of(read));
        state.set(read.parts().isEmpty() ? new ListState.Empty(put) : new ListState.Filled());
    }

    private Optional<CurrencyUnit> usual(List<CurrencyUnit> currencies) {
        var shop = dependencies.settings().current().currency();
        return currencies.contains(shop)
                ? Optional.of(shop)
                : currencies.stream().findFirst();
    }

    /** Goes where a gateway's statement is held against the ledger. */
    void reconcile() {
        frame.approvals().ask(Act.EXPORT, null, acting -> frame.navigator().go(new Route.Reconcile(acting)));
    }

    /** The figures of the chosen currency. */
    public Optional<Board.Part> part() {
        return board.get()
                .flatMap(read -> read.parts().stream()
                        .filter(part -> currency.get().equals(Optional.of(part.currency())))
                        .findFirst());
    }

    /** The newest year of the board's days that was taken out of the ledger; empty where nothing of them stayed. */
    Optional<Year> getArchive() {
        return archive;
    }

    /** Whole years, put away and taken out. */
    YearDesk getYears() {
        return years;
    }

    public BookFiles getFiles() {
        return files;
    }

    public ObjectProperty<Span> spanProperty() {
        return span;
    }

    /** The first day of a range. */
    public ObjectProperty<LocalDate> fromProperty() {
        return from;
    }

    /** The last day of a range. */
    public ObjectProperty<LocalDate> toProperty() {
        return to;
    }

    /** Whether only this till counts. */
    public BooleanProperty onlyHereProperty() {
        return onlyHere;
    }

    /** Whether figures are shown as tables instead of charts. */
    public BooleanProperty asTableProperty() {
        return asTable;
    }

    /** Whether several days are told by hour of the day instead of day by day. */
    public BooleanProperty byHourProperty() {
        return byHour;
    }

    public ObjectProperty<Optional<CurrencyUnit>> currencyProperty() {
        return currency;
    }

    public ReadOnlyObjectProperty<Optional<Board>> boardProperty() {
        return board.getReadOnlyProperty();
    }

    /** How far a long reading is; less than nothing where that is not known. */
    public ReadOnlyDoubleProperty progressProperty() {
        return reading.progressProperty();
    }

    public ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
