package till.ui.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Act;
import till.domain.Acting;
import till.domain.LedgerMoving.AtWork;
import till.domain.LedgerMoving.Progress;
import till.domain.LedgerServer;
import till.domain.LedgerServer.Tls;
import till.domain.Mode;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.service.LedgerSetup;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Question;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.settings.GatewaysViewModel.Notice;

/**
 * Where the shop's ledger is: a server tried, used, or filled with what this till has, and who works there. What is decided
 * counts from the next start. FX thread only.
 */
public final class LedgerViewModel {
    private static final int PERCENT = 100;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final LedgerSetup setup;
    private final BooleanProperty restartNeeded;
    private final LedgerForm form = new LedgerForm();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Problem>> progress = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Problem>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final TillsAtLedger tills;
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());

    LedgerViewModel(UiDependencies dependencies, Frame frame, BooleanProperty restartNeeded) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.setup = dependencies.setup().ledger();
        this.restartNeeded = restartNeeded;
        this.tills = new TillsAtLedger(dependencies, frame, this::letGo);
    }

    /** Where it is, and who works there. */
    private record Place(Result<Optional<LedgerServer>> server, List<AtWork> tills) {}

    void load() {
        background(this::place, place -> {
            switch (place.server()) {
                case Result.Failed<Optional<LedgerServer>>(var problem) -> lines.set(List.of(problem));
                case Result.Done<Optional<LedgerServer>>(var server) -> {
                    server.ifPresent(form::fill);
                    lines.set(server.map(ServerWords::described)
                            .orElseGet(() -> List.of(
                                    Problem.of("ledgerPlace.file", setup.file().toString()))));
                }
            }
            tills.show(place.tills());
        });
    }

    /** Who works there is asked of a server only; where it does not answer the red line says so already. */
    private Place place() {
        var server = setup.server();
        var shared = server instanceof Result.Done<Optional<LedgerServer>>(var found) && found.isPresent();
        return shared && setup.tills() instanceof Result.Done<List<AtWork>>(var working)
                ? new Place(server, working)
                : new Place(server, List.of());
    }

    /** It will not come any more to enter what it sent since the ledger was restored. */
    private void letGo(AtWork till) {
        frame.approvals()
                .askShop(
                        Act.RESTORE,
                        acting -> background(() -> setup.gone(till.till(), acting), left -> {
                            ended(left, () -> tell(true, goneWords(till, left.value())));
                            // where it failed, it may have come back meanwhile, or be gone already
                            load();
                        }));
    }

    private static Problem goneWords(AtWork till, int left) {
        var line = left == 0 ? "ledger.told.gone.last" : "ledger.told.gone";
        return Problem.of(line, till.till(), Integer.toString(left));
    }

    private Optional<LedgerServer> typed() {
        return switch (form.server()) {
            case Result.Done<LedgerServer>(var server) -> Optional.of(server);
            case Result.Failed<LedgerServer>(var problem) -> {
                tell(false, problem);
                yield Optional.empty();
            }
        };
    }

    /** An empty field leaves the password as it is kept. */
    private Result<Secret> secret(Optional<Secret> typed) {
        return typed.<Result<Secret>>map(Result::done).orElseGet(setup::password);
    }

    /** Tries the server that is named; nothing is changed. */
    void test() {
        var asTyped = form.password();
        typed().ifPresent(server -> background(
                () -> secret(asTyped).then(word -> setup.test(server, word)),
                found -> ended(found, () -> {
                    lines.set(ServerWords.found(
                            server, found.map(List::of).value().getFirst()));
                    tell(true, Problem.of("ledgerPlace.tested", server.place()));
                })));
    }

    /** Works there from the next start; what this till has in a file of its own is not taken along. */
    void use() {
        var asTyped = form.password();
        typed().ifPresent(server -> asked(
                acting -> secret(asTyped)
                        .then(word -> setup.use(server, word, new LedgerSetup.How(false, false), acting)),
                Problem.of("ledgerPlace.used", server.place())));
    }

    /** Takes this till's ledger there, once a person has said so. */
    void copy() {
        typed().ifPresent(server -> {
            if (holdsTheFile()) {
                tell(false, Problem.of("ledgerPlace.copy.window", server.url()));
            } else {
                frame.dialogs()
                        .ask(new Question(
                                Problem.of("ledgerPlace.copy.ask", server.place()),
                                Problem.of("ledgerPlace.copy.text", setup.file().toString()),
                                List.of(
                                        new Choice("ledgerPlace.copy.not", Weight.PLAIN, () -> {}),
                                        new Choice("ledgerPlace.copy.do", Weight.PRIMARY, () -> copyTo(server)))));
            }
        });
    }

    /** A file is copied while nobody has it open, and a window that works live with it has. */
    private boolean holdsTheFile() {
        return dependencies.services().mode() == Mode.LIVE
                && setup.server() instanceof Result.Done<Optional<LedgerServer>>(var server)
                && server.isEmpty();
    }

    private void copyTo(LedgerServer server) {
        var asTyped = form.password();
        asked(
                acting -> secret(asTyped).then(word -> setup.copy(server, word, this::watched, acting)),
                Problem.of("ledgerPlace.copied", server.place()));
    }

    private void watched(Progress now) {
        var percent = now.all() == 0 ? PERCENT : now.done() * PERCENT / now.all();
        var line = Problem.of("ledger.told.progress." + now.step(), Long.toString(percent));
        dependencies.background().onScreen(() -> progress.set(Optional.of(line)));
    }

    private <T> void asked(Function<Acting, Result<T>> work, Problem done) {
        frame.approvals()
                .askShop(
                        Act.SET_UP,
                        acting -> background(
                                () -> work.apply(acting),
                                result -> ended(result, () -> {
                                    form.forget();
                                    tell(true, done);
                                    restartNeeded.set(true);
                                    load();
                                })));
    }

    private <T> void ended(Result<T> result, Runnable done) {
        progress.set(Optional.empty());
        result.failure().ifPresentOrElse(problem -> tell(false, problem), done);
    }

    private void tell(boolean good, Problem words) {
        notice.set(Optional.of(new Notice(good, words)));
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
                            tell(false, frame.unexpected().note(failure));
                        });
    }

    List<FormEntry> entries() {
        return form.entries();
    }

    ObjectProperty<Tls> tlsProperty() {
        return form.tlsProperty();
    }

    ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Problem>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    TillsAtLedger getTills() {
        return tills;
    }

    ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}
