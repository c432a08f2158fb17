package till.ui.reports;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.Problem;
import till.domain.Result;
import till.report.Board.Days;
import till.report.BookExport.Format;
import till.report.BookExport.Wanted;
import till.report.BookExport.What;
import till.report.BookExport.Written;
import till.report.NightlyExport.Standing;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Writes the chosen days of the books to a file that the person chooses; it can be given up on the way. FX thread only. */
public final class BookFiles {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ObjectProperty<What> what = new SimpleObjectProperty<>(What.MONEY);
    private final ObjectProperty<Format> format = new SimpleObjectProperty<>(Format.CSV);
    private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper rows = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Optional<Told>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Standing> nightly =
            new ReadOnlyObjectWrapper<>(new Standing(Optional.empty(), null));
    private final AtomicBoolean givenUp = new AtomicBoolean();

    BookFiles(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    /** What to say, and whether a file was written. */
    public record Told(boolean written, Problem text) {}

    /** Asks where to, and writes. */
    void write(Days days) {
        if (!writing.get()) {
            var wanted = new Wanted(what.get(), format.get(), days);
            frame.approvals()
                    .ask(
                            Act.EXPORT,
                            null,
                            acting -> dependencies
                                    .outside()
                                    .places()
                                    .newFile(wanted.fileName())
                                    .ifPresent(place -> write(wanted, place, acting)));
        }
    }

    private void write(Wanted wanted, Path place, Acting acting) {
        writing.set(true);
        rows.set(0);
        told.set(Optional.empty());
        givenUp.set(false);
        dependencies
                .background()
                .run(
                        () -> written(wanted, place, acting),
                        result -> finish(tell(result)),
                        failure -> finish(new Told(false, frame.unexpected().note(failure))));
    }

    /** Whoever may not is refused here as well, and whoever did is kept. */
    private Result<Written> written(Wanted wanted, Path place, Acting acting) {
        var access = dependencies.services().access();
        var refused = access.guard(acting, Act.EXPORT, null, null);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var result = dependencies.reports().books().write(wanted, place, this::goesOn);
        if (result instanceof Result.Done<Written>(var written)) {
            var days = wanted.days().from() + " – " + wanted.days().to();
            access.done(
                    acting,
                    Act.EXPORT,
                    Map.of("day", days, "what", wanted.what().name(), "sha256", written.sha256()));
        }
        return result;
    }

    private boolean goesOn(long written) {
        dependencies.background().onScreen(() -> rows.set(written));
        return !givenUp.get();
    }

    private void finish(Told now) {
        writing.set(false);
        told.set(Optional.of(now));
    }

    private static Told tell(Result<Written> result) {
        return switch (result) {
            case Result.Done<Written>(var written) ->
                new Told(
                        true,
                        Problem.of(
                                written.summary() == null ? "reports.file.written" : "orders.export.written",
                                Long.toString(written.rows()),
                                written.file().toString()));
            case Result.Failed<Written>(var problem) -> new Told(false, problem);
        };
    }

    /** Whether files are written by themselves: in training they would lie among the real ones. */
    boolean isLive() {
        return dependencies.services().mode() == Mode.LIVE;
    }

    /** Chooses a folder that every day is written to from now on, or stops that. */
    void everyNight() {
        var running = nightly.get().plan().isPresent();
        frame.approvals().ask(Act.EXPORT, null, acting -> {
            if (running) {
                change(acting, () -> dependencies.reports().nightly().stop());
            } else {
                dependencies
                        .outside()
                        .places()
                        .folder()
                        .ifPresent(folder -> change(
                                acting, () -> dependencies.reports().nightly().into(folder, format.get())));
            }
        });
    }

    private void change(Acting acting, Supplier<Optional<Problem>> work) {
        dependencies
                .background()
                .run(
                        () -> {
                            var access = dependencies.services().access();
                            var problem =
                                    access.guard(acting, Act.EXPORT, null, null).or(work);
                            if (problem.isEmpty()) {
                                dependencies.reports().nightly().catchUp();
                            }
                            return problem;
                        },
                        problem -> {
                            problem.ifPresent(each -> told.set(Optional.of(new Told(false, each))));
                            lookAtNights();
                        },
                        failure -> told.set(
                                Optional.of(new Told(false, frame.unexpected().note(failure)))));
    }

    /** Reads how the nightly files stand. */
    void lookAtNights() {
        dependencies
                .background()
                .run(() -> dependencies.reports().nightly().standing(), nightly::set, frame.unexpected()::note);
    }

    /** Leaves nothing of the file that is being written. */
    void giveUp() {
        givenUp.set(true);
    }

    public ObjectProperty<What> whatProperty() {
        return what;
    }

    public ObjectProperty<Format> formatProperty() {
        return format;
    }

    public ReadOnlyBooleanProperty writingProperty() {
        return writing.getReadOnlyProperty();
    }

    /** How many rows are written so far. */
    public ReadOnlyLongProperty rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** How the files that are written by themselves stand. */
    public ReadOnlyObjectProperty<Standing> nightlyProperty() {
        return nightly.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Told>> toldProperty() {
        return told.getReadOnlyProperty();
    }
}
