package till.ui.reconcile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.Acting;
import till.domain.Difference;
import till.domain.Event;
import till.domain.Problem;
import till.domain.SignOff;
import till.report.statement.ReconciliationBook;
import till.ui.Frame;
import till.ui.Rereading;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** What differs between statements and ledger over all days, and what is done about one of it. FX thread only. */
public final class DifferencesViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final @Nullable Acting as;
    private final Standing standing = new Standing();
    private final DifferenceDesk desk;
    private final ObjectProperty<@Nullable String> gateway = new SimpleObjectProperty<>();
    private final BooleanProperty accepted = new SimpleBooleanProperty();
    private final ObservableList<Difference> rows = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Difference> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<About>> about = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Map<String, String> people = Map.of();
    private final Rereading<Loaded> reading;
    private volatile Wanted wanted = new Wanted(null, false);
    private boolean loading;
    private boolean closed;
    private Subscription subscriptions = Subscription.EMPTY;

    /** @param as as whom they are seen; null for who works at the window */
    public DifferencesViewModel(UiDependencies dependencies, Frame frame, @Nullable Acting as) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.as = as;
        this.desk = new DifferenceDesk(dependencies, frame, standing, this::load);
        this.reading = new Rereading<>(dependencies.background(), this::readAll, this::loaded, this::failed);
        gateway.subscribe((_, _) -> load());
        accepted.subscribe((_, _) -> load());
        chosen.subscribe((_, now) -> {
            about.set(Optional.empty());
            read(now);
        });
    }

    @Override
    public void activated() {
        var feed = dependencies.services().feed();
        subscriptions = feed.subscribeTo(
                Set.of(Event.Subject.STATEMENT), () -> dependencies.background().onScreen(reading::read))::close;
        load();
    }

    /**
     * The chosen one.
     *
     * @param notes its history
     * @param signed how its day was signed off; null where it is not
     */
    record About(
            Difference difference,
            List<Difference.Note> notes,
            @Nullable SignOff signed) {
        About {
            notes = List.copyOf(notes);
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        closed = true;
    }

    private ReconciliationBook book() {
        return dependencies.reports().reconciliations();
    }

    List<String> gateways() {
        return dependencies.services().gateways().ids();
    }

    private record Loaded(List<Difference> rows, Map<String, String> people) {}

    /** @param of whose; null for all */
    private record Wanted(@Nullable String of, boolean accepted) {}

    private void load() {
        wanted = new Wanted(gateway.get(), accepted.get());
        loading = true;
        standing.begin();
        reading.read();
    }

    private Loaded readAll() {
        var now = wanted;
        return new Loaded(
                now.accepted() ? book().standing(now.of()) : book().open(now.of()),
                dependencies.services().orders().people());
    }

    /** What somebody else has under way here goes on; what is chosen stays chosen. */
    private void loaded(Loaded read) {
        endLoading();
        if (closed) {
            return;
        }
        people = read.people();
        if (rows.equals(read.rows())) {
            read(chosen.get());
            return;
        }
        var before = chosen.get();
        rows.setAll(read.rows());
        chosen.set(
                before == null
                        ? null
                        : rows.stream()
                                .filter(each -> each.id().equals(before.id()))
                                .findFirst()
                                .orElse(null));
    }

    private void endLoading() {
        if (loading) {
            loading = false;
            standing.end();
        }
    }

    private void failed(Throwable failure) {
        endLoading();
        standing.say(frame.unexpected().note(failure));
    }

    private void read(@Nullable Difference difference) {
        if (difference != null) {
            dependencies
                    .background()
                    .run(
                            () -> new About(
                                    difference,
                                    book().notes(difference),
                                    book().signed(difference).orElse(null)),
                            this::show,
                            this::failed);
        }
    }

    private void show(About read) {
        if (!closed && read.difference().equals(chosen.get())) {
            about.set(Optional.of(read));
        }
    }

    /** How long ago its day is. */
    Problem age(Difference difference) {
        return book().ageTold(difference);
    }

    /** A person by their name, where it is known. */
    String name(String operator) {
        return people.getOrDefault(operator, operator);
    }

    /** Asks who is to look into it. */
    void assign() {
        withChosen(desk::assign);
    }

    /** Has a remark written about it. */
    void comment() {
        withChosen(desk::comment);
    }

    /** Lets it stand as it is, for a reason. */
    void accept() {
        withChosen(desk::accept);
    }

    private void withChosen(Consumer<Difference> deed) {
        var difference = chosen.get();
        if (difference != null && !standing.isBusy()) {
            deed.accept(difference);
        }
    }

    /** Shows the order it is about. */
    void look() {
        var difference = chosen.get();
        if (difference != null && difference.about() != null) {
            frame.navigator().go(new Route.Orders(difference.about()));
        }
    }

    /** Back to the comparison. */
    void leave() {
        frame.navigator().go(new Route.Reconcile(as));
    }

    /** Whose they are; null for all. */
    ObjectProperty<@Nullable String> gatewayProperty() {
        return gateway;
    }

    /** Whether those that were accepted are listed too. */
    BooleanProperty acceptedProperty() {
        return accepted;
    }

    ObjectProperty<@Nullable Difference> chosenProperty() {
        return chosen;
    }

    ReadOnlyObjectProperty<Optional<About>> aboutProperty() {
        return about.getReadOnlyProperty();
    }

    ObservableList<Difference> rows() {
        return rows;
    }

    /** Whether something is under way, and what there is to say. */
    Standing standing() {
        return standing;
    }
}
