package till.ui.settings;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import till.backup.BackupPlan;
import till.backup.Backups;
import till.backup.Restore;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Question;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.settings.FormEntry.Look;
import till.ui.settings.GatewaysViewModel.Notice;

/** Where backups go, how the last one went, one made now, and the way back to one. FX thread only. */
public final class BackupViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final UiDependencies dependencies;
    private final Frame frame;
    private final Backups backups;
    private final FormEntry folder = new FormEntry("backupFolder", Look.plain(), BackupRules::wrongFolder);
    private final FormEntry keep = new FormEntry("backupKeep", Look.plain(), BackupRules::wrongKeep);
    private final FormEntry warn = new FormEntry("backupWarn", Look.plain(), BackupRules::wrongDays);
    private final FormEntry passphrase =
            new FormEntry("backupPassphrase", new Look(true, true, false, List.of()), _ -> Optional.empty());
    private final BooleanProperty everyNight = new SimpleBooleanProperty();
    private final BooleanProperty sealed = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Problem>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());

    BackupViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.backups = dependencies.backups();
    }

    void load() {
        background(backups::standing, this::show);
    }

    private void show(Backups.Standing standing) {
        var plan = standing.plan();
        folder.textProperty().set(standing.folder().toString());
        keep.textProperty().set(Integer.toString(plan.keep()));
        warn.textProperty().set(Integer.toString(plan.warnDays()));
        passphrase.textProperty().set("");
        everyNight.set(plan.everyNight());
        sealed.set(plan.sealed());
        tell(standing);
    }

    private void tell(Backups.Standing standing) {
        var last = Optional.ofNullable(standing.last())
                .map(made -> Problem.of(
                        "backup.last",
                        time(made.at()),
                        Long.toString(made.bytes() / 1024),
                        made.file().toString()))
                .orElseGet(() -> Problem.of("backup.last.none"));
        var restored = Optional.ofNullable(standing.restored())
                .map(done -> Problem.of(
                        "backup.restored",
                        time(done.at()),
                        time(done.madeAt()),
                        done.kept() == null ? "–" : done.kept().toString()));
        lines.set(Stream.of(
                        Optional.of(last),
                        Optional.ofNullable(standing.failure()),
                        Optional.ofNullable(standing.warning()),
                        restored)
                .flatMap(Optional::stream)
                .toList());
    }

    private String time(Instant at) {
        return TIME.format(
                at.atZone(dependencies.settings().current().calendar().zone()));
    }

    /** Has a person choose the folder. */
    void choose() {
        dependencies
                .outside()
                .places()
                .folder()
                .ifPresent(path -> folder.textProperty().set(path.toString()));
    }

    void save() {
        var bad = folder.judge().or(keep::judge).or(warn::judge);
        if (bad.isPresent()) {
            notice.set(Optional.of(new Notice(false, bad.get())));
            return;
        }
        var plan = new BackupPlan(
                Path.of(folder.value()),
                everyNight.get(),
                Integer.parseInt(keep.value()),
                sealed.get(),
                Integer.parseInt(warn.value()));
        var secret = typed();
        asked(Act.SET_UP, "backup", () -> backups.decide(plan, secret), Problem.of("backup.saved"));
    }

    /** Makes one now. */
    void now() {
        asked(Act.SET_UP, "backedUp", () -> backups.now().failure(), Problem.of("backup.made"));
    }

    private void asked(Act act, String what, Supplier<Optional<Problem>> work, Problem done) {
        frame.approvals().ask(act, null, acting -> {
            Supplier<Optional<Problem>> guarded = () -> guarded(acting, act, what, work);
            background(guarded, failed -> {
                notice.set(Optional.of(new Notice(failed.isEmpty(), failed.orElse(done))));
                background(backups::standing, failed.isEmpty() ? this::show : this::tell);
            });
        });
    }

    private Optional<Problem> guarded(Acting acting, Act act, String what, Supplier<Optional<Problem>> work) {
        var access = dependencies.services().access();
        var failed = access.guard(acting, act, null, null).or(work);
        if (failed.isEmpty()) {
            access.done(acting, act, Map.of("what", what));
        }
        return failed;
    }

    private @Nullable Secret typed() {
        return passphrase.value().isEmpty() ? null : new Secret(passphrase.value());
    }

    /** Reads a backup that a person chooses and asks whether it is to take the ledger's place. */
    void restore() {
        var words = frame.appearance().texts();
        dependencies
                .outside()
                .places()
                .existingFile(words.text("backup.kind"), "tillbackup")
                .ifPresent(file -> frame.approvals()
                        .ask(Act.RESTORE, null, acting -> background(() -> ready(file, acting), this::confirm)));
    }

    private Result<Restore.Ready> ready(Path file, Acting acting) {
        return dependencies
                .services()
                .access()
                .guard(acting, Act.RESTORE, null, null)
                .<Result<Restore.Ready>>map(Result.Failed::new)
                .orElseGet(() -> backups.ready(file, typed()));
    }

    private void confirm(Result<Restore.Ready> result) {
        switch (result) {
            case Result.Failed<Restore.Ready>(var problem) -> notice.set(Optional.of(new Notice(false, problem)));
            case Result.Done<Restore.Ready>(var ready) ->
                frame.dialogs()
                        .ask(new Question(
                                Problem.of("backup.restore.ask"),
                                Problem.of(
                                        "backup.restore.text",
                                        time(ready.manifest().madeAt()),
                                        Long.toString(ready.payments())),
                                List.of(
                                        new Choice("backup.restore.not", Weight.PRIMARY, () -> {}),
                                        new Choice("backup.restore.do", Weight.DANGER, () -> arrange(ready)))));
        }
    }

    /** The ledgers are exchanged while nobody has them open: between this window and the next. */
    private void arrange(Restore.Ready ready) {
        background(
                () -> backups.restore().arrange(ready),
                failed -> failed.ifPresentOrElse(
                        problem -> notice.set(Optional.of(new Notice(false, problem))),
                        () -> dependencies.setup().restart().run()));
    }

    private <T> void background(Supplier<T> work, Consumer<T> then) {
        working.set(true);
        dependencies
                .background()
                .run(
                        work::get,
                        result -> {
                            working.set(false);
                            then.accept(result);
                        },
                        failure -> {
                            working.set(false);
                            notice.set(Optional.of(
                                    new Notice(false, frame.unexpected().note(failure))));
                        });
    }

    List<FormEntry> entries() {
        return List.of(folder, keep, warn, passphrase);
    }

    BooleanProperty everyNightProperty() {
        return everyNight;
    }

    BooleanProperty sealedProperty() {
        return sealed;
    }

    ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Problem>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}
