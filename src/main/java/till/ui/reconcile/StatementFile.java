package till.ui.reconcile;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Result;
import till.report.statement.FetchedStatement;
import till.report.statement.Matching;
import till.report.statement.Statement;
import till.report.statement.StatementColumn;
import till.service.SettlementFetch;
import till.ui.Frame;
import till.ui.HeldStatement;
import till.ui.UiDependencies;

/** The file of a statement: whose it is, what its columns are, and what was read in it. FX thread only. */
final class StatementFile {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Supplier<Acting> acting;
    private final Standing standing;
    private final Runnable forget;
    private final Consumer<Statement> then;
    private final StatementLayouts layouts;
    private final ObjectProperty<@Nullable String> gateway = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<String>> headings = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<Path> file = Optional.empty();
    private Optional<LocalDate> fetched = Optional.empty();
    private Optional<HeldStatement> resumed = Optional.empty();
    private Optional<Statement> statement = Optional.empty();

    /**
     * Without a file yet.
     *
     * @param acting as whom it is read
     * @param forget what was compared before counts no more
     * @param then hears of a statement that was read
     */
    StatementFile(
            UiDependencies dependencies,
            Frame frame,
            Supplier<Acting> acting,
            Standing standing,
            Runnable forget,
            Consumer<Statement> then) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.acting = acting;
        this.standing = standing;
        this.forget = forget;
        this.then = then;
        this.layouts = new StatementLayouts(dependencies.settings());
        gateway.subscribe((_, _) -> read());
    }

    /** Asks for a file and reads it. */
    void choose() {
        var kind = frame.appearance().texts().text("reconcile.kind");
        dependencies.outside().places().existingFile(kind, "csv", "txt").ifPresent(chosen -> {
            file = Optional.of(chosen);
            fetched = Optional.empty();
            resumed = Optional.empty();
            read();
        });
    }

    /** Has the gateway give its statement of a day. */
    void fetch(LocalDate day) {
        file = Optional.empty();
        fetched = Optional.of(day);
        resumed = Optional.empty();
        read();
    }

    /** Takes up one that was looked at before: as it is now. */
    void resume(HeldStatement held) {
        gateway.set(held.scope().gateway());
        file = held.file();
        fetched = held.fetched();
        resumed = Optional.of(held);
        read();
    }

    /** How it was looked at before; empty where another one was chosen. */
    Optional<HeldStatement> resumed() {
        return resumed;
    }

    /** The one that is looked at, as it was compared for somebody. */
    HeldStatement held(Optional<String> operator, Matching.Scope scope, boolean everything) {
        return new HeldStatement(operator, scope, file, fetched, everything);
    }

    /** Its name; empty before one was chosen. */
    String name() {
        return file.map(path -> String.valueOf(path.getFileName()))
                .or(() -> fetched.map(LocalDate::toString))
                .orElse("");
    }

    Optional<Statement> statement() {
        return statement;
    }

    /** A file as it was read, with the headings to name columns by. */
    private record Read(List<String> headings, Result<Statement> statement) {}

    private void read() {
        var chosen = file;
        var day = fetched;
        var id = gateway.get();
        if ((chosen.isEmpty() && day.isEmpty()) || id == null || standing.isBusy()) {
            return;
        }
        statement = Optional.empty();
        forget.run();
        standing.hush();
        standing.begin();
        var who = acting.get();
        dependencies
                .background()
                .run(
                        () -> chosen.map(path -> read(path, id, who))
                                .orElseGet(() -> fetched(day.orElseThrow(), id, who)),
                        this::wasRead,
                        this::failed);
    }

    /** Roles are read each time: who was given another one meanwhile reads no more books. */
    private Read read(Path chosen, String id, Acting who) {
        var refused = dependencies.services().access().obstacle(who, Act.EXPORT, null);
        if (refused.isPresent()) {
            return new Read(List.of(), Result.failed(refused.get()));
        }
        var desk = dependencies.reports().statements();
        var layout = layouts.of(id);
        return new Read(
                desk.headings(chosen, layout),
                desk.read(chosen, layout, this::progress).then(Statement::understood));
    }

    private Read fetched(LocalDate day, String id, Acting who) {
        var refused = dependencies.services().access().obstacle(who, Act.EXPORT, null);
        if (refused.isPresent()) {
            return new Read(List.of(), Result.failed(refused.get()));
        }
        var fetch = new SettlementFetch(dependencies.services().gateways());
        var statement = new FetchedStatement(fetch, dependencies.reports().statements()).of(id, day, layouts.of(id));
        return new Read(List.of(), statement.then(Statement::understood));
    }

    private void progress(long rows) {
        dependencies
                .background()
                .onScreen(() -> standing.say(Problem.of("reconciliation.progress", Long.toString(rows))));
    }

    private void wasRead(Read read) {
        headings.set(read.headings());
        statement = read.statement() instanceof Result.Done<Statement>(var done) ? Optional.of(done) : Optional.empty();
        read.statement().failure().ifPresent(standing::say);
        standing.end();
        statement.ifPresent(then);
    }

    private void failed(Throwable failure) {
        standing.end();
        standing.say(frame.unexpected().note(failure));
    }

    /** Which heading a column is taken from, as named or as recognised. */
    Optional<String> headingOf(StatementColumn column) {
        var id = gateway.get();
        var named = id == null ? Optional.<String>empty() : layouts.named(id, column);
        return named.or(() -> statement.map(read -> read.used().get(column)));
    }

    /**
     * Names a column's heading, which is remembered for the gateway, and reads the file again.
     *
     * @param heading null to have it recognised
     */
    void name(StatementColumn column, @Nullable String heading) {
        var id = gateway.get();
        if (id != null && !standing.isBusy()) {
            layouts.name(id, column, heading).ifPresent(standing::say);
            read();
        }
    }

    /** Whose statement it is. */
    ObjectProperty<@Nullable String> gatewayProperty() {
        return gateway;
    }

    /** What columns can be named by. */
    ReadOnlyObjectProperty<List<String>> headingsProperty() {
        return headings.getReadOnlyProperty();
    }
}
