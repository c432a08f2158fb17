package till.ui.closing;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.DayFigures;
import till.domain.Event;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Shift;
import till.domain.ZReport;
import till.receipt.DaySlip;
import till.service.TillServices;
import till.ui.DayTurn;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** The day to be closed next, or a close there was, as its slip; and what can be done with it. FX thread only. */
public final class CloseOfDayViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final @Nullable Acting as;
    private final ReadOnlyObjectWrapper<Optional<ShownDay>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Told>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ShiftDesk shifts;
    private final SlipDesk slips;
    private final DayReading reading;
    private Subscription subscriptions = Subscription.EMPTY;
    private boolean busy;
    private boolean closed;

    /** @param as as whom the figures are seen; null for who works at the window */
    public CloseOfDayViewModel(UiDependencies dependencies, Frame frame, @Nullable Acting as) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.as = as;
        this.shifts = new ShiftDesk(dependencies, frame, this::acting, this::work, this::shifted);
        this.slips = new SlipDesk(dependencies, frame, this::work, this::tell, this::given);
        this.reading = new DayReading(dependencies, frame, this::came);
    }

    /** What to say, and whether it is good news. */
    public record Told(boolean good, Problem text) {}

    @Override
    public void activated() {
        var feed = services().feed();
        Runnable follow = () -> dependencies.background().onScreen(this::follow);
        subscriptions = Subscription.combine(
                feed.subscribeToChanges(_ -> follow.run())::close,
                feed.subscribeTo(Set.of(Event.Subject.DAY), follow)::close,
                DayTurn.follow(dependencies, this::follow),
                frame.appearance().textsProperty().subscribe(this::follow));
        show(null);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        closed = true;
    }

    private TillServices services() {
        return dependencies.services();
    }

    private Acting acting() {
        return as == null ? dependencies.session().acting() : as;
    }

    /**
     * Shows a close, or the day that is to be closed next.
     *
     * @param report null for the day that goes on
     */
    public void show(@Nullable ZReport report) {
        reading.read(report, acting());
    }

    /** Whoever changed it, a sale or a close at another till: what is shown is read once more, and takes presses meanwhile. */
    private void follow() {
        if (!closed) {
            reading.again();
        }
    }

    private void came(Result<ShownDay> read) {
        if (closed) {
            return;
        }
        switch (read) {
            case Result.Done<ShownDay>(var now) -> {
                var before = shown.get();
                shown.set(Optional.of(now));
                before.filter(_ -> !busy).flatMap(now::closedSince).ifPresent(this::closedElsewhere);
            }
            case Result.Failed<ShownDay>(var problem) -> tell(false, problem);
        }
    }

    private void closedElsewhere(ZReport z) {
        tell(true, Problem.of("closing.elsewhere", z.day().toString(), z.till(), Long.toString(z.number())));
    }

    /** Asks, and closes the day that is shown; whose role may not has it approved in place. */
    public void closeDay() {
        whenFree()
                .filter(now -> !now.isClosed() && now.obstacle().isEmpty())
                .map(now -> now.slip().figures())
                .ifPresent(figures -> frame.dialogs()
                        .ask(ClosingQuestion.about(
                                figures,
                                services().here().calendar().zone(),
                                () -> frame.approvals()
                                        .ask(Act.CLOSE_DAY, null, acting -> closeDay(figures, acting)))));
    }

    private void closeDay(DayFigures figures, Acting acting) {
        work(() -> services().days().close(figures.day(), acting), result -> {
            switch (result) {
                case Result.Done<ZReport>(var report) -> {
                    tell(true, Problem.of("closing.done", report.day().toString(), Long.toString(report.number())));
                    show(report);
                }
                case Result.Failed<ZReport>(var problem) -> {
                    show(null);
                    tell(false, problem);
                }
            }
        });
    }

    /** Prints what is shown, approved where the role needs that. */
    public void print() {
        whenFree().ifPresent(now -> slips.print(now.slip()));
    }

    /** Asks for a place and writes what is shown there as PDF. */
    public void savePdf() {
        whenFree().ifPresent(now -> slips.savePdf(now.slip()));
    }

    /** What is shown was printed or saved: from now on it is a copy. */
    private void given(DaySlip slip) {
        if (!closed) {
            show(slip.z());
        }
    }

    /** Closes the own shift, or opens one. */
    public void shift() {
        whenFree().ifPresent(now -> shifts.own(now.shift()));
    }

    /** Closes a shift that was left open, for a reason. */
    public void closeLate(Shift left, String reason) {
        whenFree().ifPresent(_ -> shifts.late(left, reason));
    }

    private void shifted(Result<Shift> result) {
        switch (result) {
            case Result.Done<Shift>(var shift) -> {
                tell(true, ShiftDesk.told(shift));
                show(null);
            }
            case Result.Failed<Shift>(var problem) -> tell(false, problem);
        }
    }

    private Optional<ShownDay> whenFree() {
        return shown.get().filter(_ -> !busy && reading.isShown());
    }

    private <T> void work(Callable<T> work, Consumer<T> then) {
        busy = true;
        dependencies
                .background()
                .run(
                        work,
                        result -> {
                            busy = false;
                            if (!closed) {
                                then.accept(result);
                            }
                        },
                        failure -> {
                            busy = false;
                            tell(false, frame.unexpected().note(failure));
                        });
    }

    private void tell(boolean good, Problem text) {
        told.set(Optional.of(new Told(good, text)));
    }

    /** To the figures. */
    public void back() {
        frame.navigator().go(new Route.Reports(as));
    }

    /** What ages are measured against. */
    Instant now() {
        return services().here().clock().instant();
    }

    public boolean hasPrinter() {
        return dependencies.receipts().hasPrinter();
    }

    public ReadOnlyObjectProperty<Optional<ShownDay>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Told>> toldProperty() {
        return told.getReadOnlyProperty();
    }
}
