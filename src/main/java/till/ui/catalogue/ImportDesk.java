package till.ui.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import till.catalogue.CatalogueFiles;
import till.catalogue.CatalogueFiles.ReadAs;
import till.catalogue.ImportPlan;
import till.catalogue.ImportRow;
import till.catalogue.ImportRow.Kind;
import till.catalogue.TextCode;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Result;
import till.settings.Language;
import till.ui.Frame;
import till.ui.UiDependencies;

/** A file that is to be imported: what it would do, and doing it. FX thread only. */
final class ImportDesk {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final @Nullable Acting as;
    private final Runnable written;
    private final CatalogueFiles files;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.CLOSED);
    private final ReadOnlyObjectWrapper<Optional<ImportPlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper progress = new ReadOnlyIntegerWrapper();
    private final BooleanProperty leaveOut = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Kind>> kind = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<ImportRow> rows = FXCollections.observableArrayList();
    private @Nullable Path looked;
    private AtomicBoolean cancelled = new AtomicBoolean();

    /** Where an import stands. */
    enum Phase {
        /** No file was chosen. */
        CLOSED,
        READING,
        /** There is a plan, or a reason why there is none. */
        LOOKING,
        WRITING,
        DONE
    }

    /** @param written is told once a file was imported */
    ImportDesk(UiDependencies dependencies, Frame frame, @Nullable Acting as, Runnable written) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.as = as;
        this.written = written;
        this.files = new CatalogueFiles(dependencies.catalogue());
        kind.subscribe(_ -> showRows());
    }

    /** Reads a file as what it most likely is, and shows what importing it would do. */
    void look(Path file) {
        look(file, null);
    }

    /** Reads the same file again, as something else. */
    void readAs(TextCode code) {
        var file = looked;
        if (file != null && phase.get() == Phase.LOOKING) {
            look(file, code);
        }
    }

    private void look(Path file, @Nullable TextCode chosen) {
        looked = file;
        var as = new ReadAs(
                chosen,
                frame.appearance().texts().language() == Language.TRADITIONAL_CHINESE
                        ? TextCode.BIG5
                        : TextCode.GB18030);
        begin(Phase.READING);
        plan.set(Optional.empty());
        rows.clear();
        leaveOut.set(false);
        var mine = cancelled;
        var currency = dependencies.settings().current().currency();
        dependencies
                .background()
                .<Result<ImportPlan>>run(
                        () -> files.look(file, as, currency, done -> step(mine, done)),
                        result -> {
                            if (isStill(mine)) {
                                looked(result);
                            }
                        },
                        failure -> failed(mine, failure, Phase.LOOKING));
    }

    private void begin(Phase next) {
        cancelled = new AtomicBoolean();
        problem.set(Optional.empty());
        notice.set(Optional.empty());
        progress.set(0);
        phase.set(next);
    }

    /** Whether this is the work under way, and not one that was given up: two of these are never equal. */
    private boolean isStill(AtomicBoolean mine) {
        return mine.equals(cancelled);
    }

    private void step(AtomicBoolean mine, int done) {
        if (mine.get()) {
            throw new CancellationException();
        }
        dependencies.background().onScreen(() -> {
            if (isStill(mine)) {
                progress.set(done);
            }
        });
    }

    private void looked(Result<ImportPlan> result) {
        phase.set(Phase.LOOKING);
        switch (result) {
            case Result.Failed<ImportPlan>(var why) -> problem.set(Optional.of(why));
            case Result.Done<ImportPlan>(var found) -> {
                plan.set(Optional.of(found));
                kind.set(found.isSound() ? Optional.empty() : Optional.of(Kind.WRONG));
                showRows();
            }
        }
    }

    private void failed(AtomicBoolean mine, Throwable failure, Phase back) {
        if (!isStill(mine)) {
            return;
        }
        phase.set(back);
        problem.set(Optional.of(
                failure instanceof CancellationException
                        ? Problem.of("catalogue.import.cancelled")
                        : frame.unexpected().note(failure)));
    }

    private void showRows() {
        var shown = kind.get();
        rows.setAll(plan.get()
                .map(found -> shown.map(found::of).orElse(found.rows()))
                .orElse(List.of()));
    }

    /** Writes what the plan says, as somebody who may. */
    void write() {
        if (phase.get() != Phase.LOOKING || plan.get().isEmpty()) {
            return;
        }
        if (as == null) {
            frame.approvals().ask(Act.CATALOGUE, null, this::write);
        } else {
            write(as);
        }
    }

    private void write(Acting who) {
        var wanted = plan.get().orElseThrow();
        begin(Phase.WRITING);
        var mine = cancelled;
        var without = leaveOut.get();
        dependencies
                .background()
                .<Result<CatalogueFiles.Imported>>run(
                        () -> files.write(wanted, without, who, done -> step(mine, done)),
                        this::wrote,
                        failure -> failed(mine, failure, Phase.LOOKING));
    }

    private void wrote(Result<CatalogueFiles.Imported> result) {
        switch (result) {
            case Result.Failed<CatalogueFiles.Imported>(var why) -> {
                phase.set(Phase.LOOKING);
                problem.set(Optional.of(why));
            }
            case Result.Done<CatalogueFiles.Imported>(var imported) -> {
                phase.set(Phase.DONE);
                notice.set(Optional.of(Problem.of(
                        "catalogue.import.done",
                        String.valueOf(imported.added()),
                        String.valueOf(imported.changed()))));
                written.run();
            }
        }
    }

    /** Saves the rows with something wrong where the person says. */
    void saveWrong() {
        plan.get()
                .ifPresent(found -> dependencies
                        .outside()
                        .places()
                        .newFile("items-to-correct.csv")
                        .ifPresent(place -> dependencies
                                .background()
                                .<Result<Integer>>run(
                                        () -> files.saveWrong(found, place),
                                        result -> saved(result, place),
                                        failure -> problem.set(
                                                Optional.of(frame.unexpected().note(failure))))));
    }

    private void saved(Result<Integer> result, Path place) {
        problem.set(result.failure());
        if (result instanceof Result.Done<Integer>(var count)) {
            notice.set(Optional.of(Problem.of("catalogue.import.saved", String.valueOf(count), place.toString())));
        }
    }

    /** Ends the work under way; without any, puts the file away. What is written is whole or not at all. */
    void cancel() {
        if (phase.get() == Phase.READING || phase.get() == Phase.WRITING) {
            cancelled.set(true);
        } else {
            close();
        }
    }

    /** Puts the file away. */
    void close() {
        cancelled.set(true);
        cancelled = new AtomicBoolean();
        plan.set(Optional.empty());
        rows.clear();
        phase.set(Phase.CLOSED);
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ImportPlan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** How many rows were read or items written. */
    ReadOnlyIntegerProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Whether rows with something wrong are left out. */
    BooleanProperty leaveOutProperty() {
        return leaveOut;
    }

    /** Which rows are shown; empty for all. */
    ObjectProperty<Optional<Kind>> kindProperty() {
        return kind;
    }

    ObservableList<ImportRow> getRows() {
        return rows;
    }
}
