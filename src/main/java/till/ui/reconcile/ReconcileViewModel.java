package till.ui.reconcile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import till.domain.Acting;
import till.domain.Problem;
import till.report.statement.Compared;
import till.report.statement.Matching;
import till.report.statement.Reconciliation;
import till.report.statement.Statement;
import till.ui.Frame;
import till.ui.HeldStatement;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** A statement that is read and compared, again whenever something about that is chosen otherwise. FX thread only. */
public final class ReconcileViewModel implements ViewModel {
    private static final int USUAL_TOLERANCE = 1;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final @Nullable Acting as;
    private final Optional<String> operator;
    private final Standing standing = new Standing();
    private final StatementFile file;
    private final KeepingDesk keeping;
    private final StatementFetching fetching;
    private final GatewayAsking asking;
    private final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> to = new SimpleObjectProperty<>();
    private final ObjectProperty<Integer> tolerance = new SimpleObjectProperty<>(USUAL_TOLERANCE);
    private final BooleanProperty everything = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Reconciliation>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Compared> rows = FXCollections.observableArrayList();
    private boolean setting;
    private boolean left;
    private boolean closed;

    /** @param as as whom it is read; null for who works at the window */
    public ReconcileViewModel(UiDependencies dependencies, Frame frame, @Nullable Acting as) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.as = as;
        this.operator = dependencies.session().worker();
        this.asking = new GatewayAsking(dependencies, frame, standing, this::acting);
        this.keeping = new KeepingDesk(dependencies, frame, standing, this::renewed);
        this.file = new StatementFile(dependencies, frame, this::acting, standing, this::forget, this::wasRead);
        this.fetching = new StatementFetching(dependencies, frame, file::fetch);
        file.gatewayProperty().subscribe(fetching::of);
        gateways().stream().findFirst().ifPresent(file.gatewayProperty()::set);
        tolerance.subscribe((_, _) -> compare());
        from.subscribe((_, _) -> compare());
        to.subscribe((_, _) -> compare());
        everything.subscribe((_, _) -> list());
    }

    /** Whoever looked at an order or a difference meanwhile goes on where they were. */
    @Override
    public void activated() {
        var before = dependencies.session().held();
        before.filter(held -> gateways().contains(held.scope().gateway())).ifPresent(held -> {
            tolerance.set(held.scope().tolerance());
            everything.set(held.everything());
            file.resume(held);
        });
    }

    @Override
    public void close() {
        closed = true;
        keeping.close();
        dependencies.session().hold(left ? Optional.empty() : held());
    }

    private Optional<HeldStatement> held() {
        return result.get()
                .map(found -> file.held(operator, found.scope(), everything.get()))
                .or(file::resumed);
    }

    /** Those that are set up. */
    List<String> gateways() {
        return dependencies.services().gateways().ids();
    }

    /** The file that is looked at. */
    StatementFile file() {
        return file;
    }

    /** Statements that the gateway gives by itself. */
    StatementFetching fetching() {
        return fetching;
    }

    private Acting acting() {
        return as == null ? dependencies.session().acting() : as;
    }

    private void forget() {
        rows.clear();
        asking.forget();
        result.set(Optional.empty());
    }

    private void wasRead(Statement read) {
        setting = true;
        var before = file.resumed().map(HeldStatement::scope);
        from.set(
                read.lines().isEmpty() ? null : before.map(Matching.Scope::from).orElseGet(read::from));
        to.set(read.lines().isEmpty() ? null : before.map(Matching.Scope::to).orElseGet(read::to));
        setting = false;
        compare();
    }

    private void compare() {
        var first = from.get();
        var last = to.get();
        var read = file.statement().orElse(null);
        var id = file.gatewayProperty().get();
        if (setting || read == null || first == null || last == null || id == null || standing.isBusy()) {
            return;
        }
        if (last.isBefore(first)) {
            standing.say(Problem.of("reconciliation.order", first.toString(), last.toString()));
            return;
        }
        standing.begin();
        var scope = new Matching.Scope(id, first, last, tolerance.get());
        dependencies
                .background()
                .run(() -> dependencies.reports().statements().match(scope, read), this::compared, this::failed);
    }

    private void compared(Reconciliation found) {
        standing.end();
        if (closed) {
            return;
        }
        renewed(found);
        standing.say(Problem.of(found.agrees() ? "reconciliation.agrees" : "reconcile.differs"));
    }

    private void renewed(Reconciliation found) {
        result.set(Optional.of(found));
        list();
    }

    private void list() {
        rows.setAll(result.get()
                .map(found -> everything.get() ? found.all() : found.exceptions())
                .orElse(List.of()));
    }

    private void failed(Throwable failure) {
        standing.end();
        standing.say(frame.unexpected().note(failure));
    }

    /** Asks the gateway again about every payment that something is wrong with, and compares anew. */
    void ask() {
        result.get().ifPresent(found -> asking.about(found, this::compare));
    }

    /** What the gateway answered about the payment of a row; empty where it was not asked. */
    Optional<String> says(Compared row) {
        return asking.says(row);
    }

    /** Keeps what was compared, and uses what it proves, after both were shown. */
    void keep() {
        file.statement()
                .ifPresent(
                        read -> result.get().ifPresent(found -> keeping.keep(new KeepingDesk.Compared(read, found))));
    }

    /** Signs the compared days off. */
    void signOff() {
        result.get().ifPresent(found -> keeping.signOff(found.scope()));
    }

    /** Saves every movement of both sides as a file. */
    void save() {
        result.get().ifPresent(found -> keeping.save(found, asking.all()));
    }

    /** Shows the order a row is about. */
    void look(Compared row) {
        var about = row.about();
        if (about != null) {
            frame.navigator().go(new Route.Orders(about));
        }
    }

    /** To what differs over all days. */
    void differences() {
        frame.navigator().go(new Route.Differences(as));
    }

    /** Back to the figures. */
    void leave() {
        left = true;
        frame.navigator().go(new Route.Reports(as));
    }

    /** The first business day that has to be in the statement. */
    ObjectProperty<@Nullable LocalDate> fromProperty() {
        return from;
    }

    /** The last one. */
    ObjectProperty<@Nullable LocalDate> toProperty() {
        return to;
    }

    /** How many days the two sides may be apart. */
    ObjectProperty<Integer> toleranceProperty() {
        return tolerance;
    }

    /** Whether what both sides have the same is listed too. */
    BooleanProperty everythingProperty() {
        return everything;
    }

    /** Whether something is under way, and what there is to say. */
    Standing standing() {
        return standing;
    }

    ReadOnlyObjectProperty<Optional<Reconciliation>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    ObservableList<Compared> rows() {
        return rows;
    }
}
