package till.ui.reports;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Result;
import till.report.BookExport.What;
import till.report.YearArchive;
import till.report.YearPrune;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Entry;
import till.ui.Dialogs.Question;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Puts a year away, and takes one that was put away out of the ledger once its owner typed it. FX thread only. */
public final class YearDesk {
    private static final Choice NOT = new Choice("reconcile.keep.not", Weight.PLAIN, () -> {});

    private final UiDependencies dependencies;
    private final Frame frame;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<BookFiles.Told>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final AtomicBoolean stopped = new AtomicBoolean();

    YearDesk(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    /** Asks which year and where to, and writes its archive. */
    void putAway() {
        var last = Year.from(dependencies.services().evidence().today()).minusYears(1);
        var year = new SimpleStringProperty(last.toString());
        var write = new Choice(
                "years.putAway.do",
                Weight.PRIMARY,
                () -> frame.approvals()
                        .ask(
                                Act.EXPORT,
                                null,
                                acting -> read(year.get()).ifPresent(of -> folder(to -> write(of, to, acting)))));
        frame.dialogs()
                .ask(new Question(
                        Problem.of("years.putAway.title"),
                        Problem.of("years.putAway.text"),
                        List.of(write, NOT),
                        () -> {},
                        Optional.of(entry("years.year", year, null))));
    }

    private void folder(Consumer<Path> then) {
        dependencies.outside().places().folder().ifPresent(then);
    }

    private void write(Year year, Path to, Acting acting) {
        work(
                () -> written(year, to, acting),
                archived -> Problem.of(
                        "archive.done",
                        archived.folder().toString(),
                        Long.toString(archived.rows()),
                        Long.toString(archived.events())));
    }

    private Result<YearArchive.Archived> written(Year year, Path to, Acting acting) {
        var access = dependencies.services().access();
        var refused = access.guard(acting, Act.EXPORT, null, null);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var result = dependencies.reports().archive().write(year, to, this::written);
        if (result instanceof Result.Done<YearArchive.Archived>(var archived)) {
            access.done(
                    acting,
                    Act.EXPORT,
                    Map.of(
                            "archive",
                            year.toString(),
                            "folder",
                            archived.folder().toString()));
        }
        return result;
    }

    private boolean written(@Nullable What part, long rows) {
        var texts = frame.appearance().texts();
        var name = texts.text(part == null ? "archive.history" : "archive.part." + part);
        return goesOn(Problem.of("archive.progress", name, Long.toString(rows)));
    }

    /** Asks for the archive, looks at everything, and has the year typed before anything goes. */
    void takeOut() {
        frame.approvals()
                .ask(
                        Act.PRUNE,
                        null,
                        acting -> folder(archive -> {
                            var name = String.valueOf(archive.getFileName());
                            var year = read(name.substring(Math.max(0, name.length() - 4)));
                            var wanted = new YearPrune.Wanted(year.orElse(Year.of(1)), archive);
                            look(wanted, acting);
                        }));
    }

    private void look(YearPrune.Wanted wanted, Acting acting) {
        begin();
        dependencies
                .background()
                .run(
                        () -> dependencies.reports().prune().look(wanted, acting),
                        result -> {
                            busy.set(false);
                            switch (result) {
                                case Result.Failed<YearPrune.Look>(var problem) -> say(false, problem);
                                case Result.Done<YearPrune.Look>(var look) -> confirm(look, acting);
                            }
                        },
                        this::failed);
    }

    private void confirm(YearPrune.Look look, Acting acting) {
        var year = look.wanted().year().toString();
        var typed = new SimpleStringProperty("");
        var take = new Choice(Problem.of("years.takeOut.do", year), Weight.DANGER, () -> prune(look, acting));
        frame.dialogs()
                .ask(new Question(
                        Problem.of("years.takeOut.title", year),
                        told(look),
                        List.of(take, NOT),
                        () -> {},
                        Optional.of(entry("years.year", typed, year))));
    }

    private Problem told(YearPrune.Look look) {
        var texts = frame.appearance().texts();
        var stays = look.stays().entrySet().stream()
                .map(each -> texts.text("prune.stay." + each.getKey()) + " " + each.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        return Problem.of(
                look.stays().isEmpty() ? "prune.look" : "prune.lookStays",
                look.wanted().year().toString(),
                Long.toString(look.goes()),
                Long.toString(look.stay()),
                stays);
    }

    private void prune(YearPrune.Look look, Acting acting) {
        var year = look.wanted().year().toString();
        work(
                () -> dependencies
                        .reports()
                        .prune()
                        .prune(
                                look.wanted(),
                                () -> dependencies.backups().now().failure(),
                                (out, all) ->
                                        goesOn(Problem.of("prune.progress", Long.toString(out), Long.toString(all))),
                                acting),
                pruned -> pruned.left() > 0
                        ? Problem.of(
                                "prune.stopped", year, Long.toString(pruned.payments()), Long.toString(pruned.left()))
                        : Problem.of("prune.done", year, Long.toString(pruned.payments())));
    }

    /** @param exactly what has to be typed; null for any year */
    private static Entry entry(String key, StringProperty typed, @Nullable String exactly) {
        var obstacle = new SimpleObjectProperty<>(judged(typed.get(), exactly));
        typed.subscribe(text -> obstacle.set(judged(text, exactly)));
        return new Entry(key, typed, obstacle, new SimpleObjectProperty<>(Optional.empty()));
    }

    private static Optional<Problem> judged(String text, @Nullable String exactly) {
        if (exactly == null) {
            return read(text).isPresent() ? Optional.empty() : Optional.of(Problem.of("years.noYear"));
        }
        return text.strip().equals(exactly) ? Optional.empty() : Optional.of(Problem.of("years.takeOut.type", exactly));
    }

    private static Optional<Year> read(String text) {
        try {
            return Optional.of(Year.parse(text.strip())).filter(year -> year.getValue() >= 2000);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private void begin() {
        stopped.set(false);
        told.set(Optional.empty());
        busy.set(true);
    }

    private <T> void work(Supplier<Result<T>> work, java.util.function.Function<T, Problem> done) {
        if (busy.get()) {
            return;
        }
        begin();
        dependencies
                .background()
                .run(
                        work::get,
                        result -> {
                            busy.set(false);
                            switch (result) {
                                case Result.Failed<T>(var problem) -> say(false, problem);
                                case Result.Done<T>(var value) -> say(true, done.apply(value));
                            }
                        },
                        this::failed);
    }

    private boolean goesOn(Problem progress) {
        dependencies.background().onScreen(() -> say(true, progress));
        return !stopped.get();
    }

    private void say(boolean good, Problem text) {
        told.set(Optional.of(new BookFiles.Told(good, text)));
    }

    private void failed(Throwable failure) {
        busy.set(false);
        say(false, frame.unexpected().note(failure));
    }

    /** Ends it before the next step; what was done stays done, and an archive that is not whole is thrown away. */
    void stop() {
        stopped.set(true);
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<BookFiles.Told>> toldProperty() {
        return told.getReadOnlyProperty();
    }
}
