package till.ui.orders;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Result;
import till.report.DayExport;
import till.service.OrderBook;
import till.ui.Dialogs;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;

/** Writes one business day to a file that the person chooses, and says in place what came of it. FX thread only. */
public final class DayExportViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Told>> told = new ReadOnlyObjectWrapper<>(Optional.empty());

    DayExportViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    /** What to say, and whether a file was written. */
    public record Told(boolean written, Problem text) {}

    /** @param day empty for a span of days, which no file holds */
    void write(Optional<LocalDate> day) {
        if (writing.get()) {
            return;
        }
        if (day.isEmpty()) {
            told.set(Optional.of(new Told(false, Problem.of("orders.export.oneDay"))));
            return;
        }
        frame.approvals().ask(Act.EXPORT, null, acting -> look(day.get(), acting));
    }

    /** A file that leaves open things out without a word would be taken for the whole day. */
    private void look(LocalDate day, Acting acting) {
        dependencies
                .background()
                .run(
                        () -> dependencies.services().orders().openOf(day),
                        open -> {
                            if (open.none()) {
                                choosePlace(day, acting);
                            } else {
                                warn(day, open, acting);
                            }
                        },
                        failure -> finish(new Told(false, frame.unexpected().note(failure))));
    }

    private void warn(LocalDate day, OrderBook.OpenThings open, Acting acting) {
        var look = new Dialogs.Choice("orders.export.open.look", Dialogs.Weight.PRIMARY, () -> lookAt(open));
        var write =
                new Dialogs.Choice("orders.export.open.write", Dialogs.Weight.PLAIN, () -> choosePlace(day, acting));
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of("orders.export.open.title", day.toString()),
                        Problem.of(
                                "orders.export.open.text",
                                Long.toString(open.cards()),
                                Long.toString(open.payments()),
                                Long.toString(open.refunds())),
                        List.of(look, write)));
    }

    /** Open payments stand in the list that is on screen already. */
    private void lookAt(OrderBook.OpenThings open) {
        if (open.cards() > 0) {
            frame.navigator().go(new Route.Attention());
        } else if (open.refunds() > 0) {
            frame.navigator().go(new Route.Refunds());
        }
    }

    private void choosePlace(LocalDate day, Acting acting) {
        dependencies
                .outside()
                .places()
                .newFile(DayExport.fileName(day, null))
                .ifPresent(place -> write(day, place, acting));
    }

    private void write(LocalDate day, Path place, Acting acting) {
        writing.set(true);
        told.set(Optional.empty());
        dependencies
                .background()
                .run(
                        () -> written(day, place, acting),
                        result -> finish(tell(result)),
                        failure -> finish(new Told(false, frame.unexpected().note(failure))));
    }

    /** Whoever may not is refused here as well, and whoever did is kept. */
    private Result<DayExport.Written> written(LocalDate day, Path place, Acting acting) {
        var access = dependencies.services().access();
        var refused = access.guard(acting, Act.EXPORT, null, null);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var result = dependencies.dayExport().write(day, null, place);
        if (result instanceof Result.Done<DayExport.Written>(var written)) {
            access.done(acting, Act.EXPORT, Map.of("day", day.toString(), "sha256", written.sha256()));
        }
        return result;
    }

    private void finish(Told now) {
        writing.set(false);
        told.set(Optional.of(now));
    }

    private static Told tell(Result<DayExport.Written> result) {
        return switch (result) {
            case Result.Done<DayExport.Written>(var written) ->
                new Told(
                        true,
                        Problem.of(
                                "orders.export.written",
                                Long.toString(written.rows()),
                                written.file().toString()));
            case Result.Failed<DayExport.Written>(var problem) -> new Told(false, problem);
        };
    }

    /** Takes away what was told. */
    public void dismiss() {
        told.set(Optional.empty());
    }

    public ReadOnlyBooleanProperty writingProperty() {
        return writing.getReadOnlyProperty();
    }

    public boolean isWriting() {
        return writing.get();
    }

    public ReadOnlyObjectProperty<Optional<Told>> toldProperty() {
        return told.getReadOnlyProperty();
    }
}
