package till.ui.agreements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.Agreement;
import till.domain.Event;
import till.domain.Payment;
import till.domain.Problem;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.ViewModel;
import till.ui.agreements.AgreementLine.Which;
import till.ui.orders.ListState;

/** The agreements of every till, the one that is looked at, and the one being filled in. FX thread only. */
public final class AgreementsViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final NewAgreement newAgreement;
    private final ShownAgreement shown;
    private final AgreementExport export;
    private final DueNow due;
    private final ReadOnlyObjectWrapper<Optional<Problem>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<AgreementLine> lines = FXCollections.observableArrayList();
    private final ObjectProperty<Which> which = new SimpleObjectProperty<>(Which.ALL);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(new ListState.Loading());
    private @Nullable String first;
    private List<AgreementLine> found = List.of();
    private boolean closed;
    private int reading;
    private Subscription subscriptions = Subscription.EMPTY;

    /** @param first the agreement that is looked at; null for none */
    public AgreementsViewModel(UiDependencies dependencies, Frame frame, @Nullable String first) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.first = first;
        this.shown = new ShownAgreement(dependencies, frame, this::read);
        this.newAgreement = new NewAgreement(dependencies, frame, this::made);
        this.export = new AgreementExport(dependencies, frame, told);
        this.due = new DueNow(dependencies, frame, told);
    }

    @Override
    public void activated() {
        var feed = dependencies.services().feed();
        Runnable read = () -> dependencies.background().onScreen(this::read);
        subscriptions = Subscription.combine(
                feed.subscribe(_ -> read.run())::close,
                feed.subscribeTo(Set.of(Event.Subject.AGREEMENT), read)::close,
                which.subscribe(_ -> narrow()),
                search.subscribe(_ -> narrow()));
        read();
    }

    @Override
    public void close() {
        closed = true;
        newAgreement.close();
        subscriptions.unsubscribe();
    }

    @Override
    public boolean isUnderWay() {
        return newAgreement.makingProperty().get() || shown.busyProperty().get() || due.isUnderWay();
    }

    private record Seen(List<AgreementLine> lines, Optional<ShownAgreement.Seen> shown, List<Payment> candidates) {}

    /** Reads the list and the one that is looked at. */
    public void read() {
        var mine = ++reading;
        var looked = shown.reading();
        dependencies
                .background()
                .run(
                        () -> new Seen(
                                lines(), looked.get(), dependencies.agreements().candidates()),
                        seen -> {
                            if (mine == reading && !closed) {
                                show(seen);
                            }
                        },
                        failure -> state.set(
                                new ListState.Failed(frame.unexpected().note(failure))));
    }

    private List<AgreementLine> lines() {
        var newest = dependencies.agreements().newest();
        return dependencies.agreements().all().stream()
                .map(each -> new AgreementLine(each, newest.get(each.id())))
                .toList();
    }

    private void show(Seen seen) {
        found = seen.lines();
        narrow();
        seen.shown().ifPresent(shown::renew);
        newAgreement.offer(seen.candidates());
        var wanted = first;
        if (wanted != null) {
            first = null;
            found.stream().filter(line -> line.id().equals(wanted)).findFirst().ifPresent(this::look);
        }
    }

    private void narrow() {
        Predicate<AgreementLine> fits =
                line -> which.get().has(line.agreement().standing().state()) && line.says(search.get());
        var wanted = found.stream().filter(fits).toList();
        if (!wanted.equals(new ArrayList<>(lines))) {
            lines.setAll(wanted);
        }
        if (!(state.get() instanceof ListState.Loading) || reading > 0) {
            state.set(wanted.isEmpty() ? new ListState.Empty() : new ListState.Filled());
        }
    }

    /** Looks at one of the list, with its charges. */
    public void look(AgreementLine line) {
        look(line.agreement());
    }

    private void look(Agreement agreement) {
        shown.look(agreement);
        read();
    }

    private void made(Agreement agreement) {
        search.set("");
        if (which.get() != Which.ACTIVE) {
            which.set(Which.ALL);
        }
        look(agreement);
    }

    public NewAgreement getNewAgreement() {
        return newAgreement;
    }

    public ShownAgreement getShown() {
        return shown;
    }

    AgreementExport getExport() {
        return export;
    }

    DueNow getDue() {
        return due;
    }

    /** What came of the last thing that was done with all of them. */
    public ReadOnlyObjectProperty<Optional<Problem>> toldProperty() {
        return told.getReadOnlyProperty();
    }

    /** The agreements, newest first. */
    public ObservableList<AgreementLine> getLines() {
        return lines;
    }

    public ObjectProperty<Which> whichProperty() {
        return which;
    }

    public StringProperty searchProperty() {
        return search;
    }

    public ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether the list leaves agreements out. */
    boolean isNarrowed() {
        return !found.isEmpty();
    }

    /** Whether any gateway that is set up charges cards again. */
    boolean isPossible() {
        return dependencies.agreements().isPossible();
    }
}
