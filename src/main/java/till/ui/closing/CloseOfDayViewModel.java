package till.ui.closing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.DayFigures;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Shift;
import till.domain.ZReport;
import till.receipt.DaySlip;
import till.service.TillServices;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** The day to be closed next, or a close there was, as its slip; and what can be done with it. FX thread only. */
public final class CloseOfDayViewModel implements ViewModel {
    private static final int LISTED = 60;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final @Nullable Acting as;
    private final ReadOnlyObjectWrapper<Optional<ShownDay>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Told>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ShiftDesk shifts;
    private Subscription language = Subscription.EMPTY;
    private long reading;
    private boolean busy;
    private boolean closed;

    /** @param as as whom the figures are seen; null for who works at the window */
    public CloseOfDayViewModel(UiDependencies dependencies, Frame frame, @Nullable Acting as) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.as = as;
        this.shifts = new ShiftDesk(dependencies, frame, this::acting, this::work, this::shifted);
    }

    /** What to say, and whether it is good news. */
    public record Told(boolean good, Problem text) {}

    @Override
    public void activated() {
        language = frame.appearance()
                .textsProperty()
                .subscribe(() -> show(shown.get().map(ShownDay::z).orElse(null)));
        show(null);
    }

    @Override
    public void close() {
        language.unsubscribe();
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
        var acting = acting();
        var mine = ++reading;
        work(() -> read(report, acting), result -> came(mine, result));
    }

    private Result<ShownDay> read(@Nullable ZReport report, Acting acting) {
        var days = services().days();
        var next = days.next();
        var slips = dependencies.receipts().daySlips();
        return days.figures(next, acting).map(figures -> {
            var slip = report == null ? slips.x(figures) : slips.of(report);
            return new ShownDay(
                    slip,
                    slips.preview(slip, frame.appearance().texts()),
                    days.list(Long.MAX_VALUE, LISTED),
                    services().shifts().mine(acting),
                    services().shifts().left(acting),
                    days.obstacle(next));
        });
    }

    /** Of two readings the later asked for is shown, whichever comes first. */
    private void came(long mine, Result<ShownDay> result) {
        switch (result) {
            case Result.Done<ShownDay>(var read) -> shown.set(mine == reading ? Optional.of(read) : shown.get());
            case Result.Failed<ShownDay>(var problem) -> tell(false, problem);
        }
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
        given((slip, acting) -> work(
                () -> dependencies
                        .receipts()
                        .daySlips()
                        .print(slip, acting, after -> dependencies.background().onScreen(() -> printed(slip, after))),
                refused -> tell(refused.isEmpty(), refused.orElse(Problem.of("receipt.printing")))));
    }

    private void printed(DaySlip slip, Optional<Problem> problem) {
        tell(problem.isEmpty(), problem.orElse(Problem.of("receipt.printed")));
        if (problem.isEmpty() && !closed) {
            show(slip.z());
        }
    }

    /** Asks for a place and writes what is shown there as PDF. */
    public void savePdf() {
        given((slip, acting) -> dependencies
                .outside()
                .places()
                .newFile(slip.title() + ".pdf")
                .ifPresent(file -> work(
                        () -> dependencies.receipts().daySlips().savePdf(slip, acting, file),
                        result -> saved(slip, result))));
    }

    private void saved(DaySlip slip, Result<Path> result) {
        switch (result) {
            case Result.Done<Path>(var file) -> {
                tell(true, Problem.of("receipt.saved", file.toString()));
                show(slip.z());
            }
            case Result.Failed<Path>(var problem) -> tell(false, problem);
        }
    }

    private void given(BiConsumer<DaySlip, Acting> then) {
        whenFree()
                .map(ShownDay::slip)
                .ifPresent(slip -> frame.approvals()
                        .ask(dependencies.receipts().daySlips().act(slip), null, acting -> then.accept(slip, acting)));
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
        return shown.get().filter(_ -> !busy);
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
