package till.ui.links;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.domain.Payment;
import till.service.PaymentLinks.Which;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;
import till.ui.orders.ListState;

/** The payment links of every till, the one that is looked at, and the one being made. FX thread only. */
public final class LinksViewModel implements ViewModel {
    private static final int MOST = 500;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final NewLink newLink;
    private final ShownLink shown;
    private final ObservableList<Payment> links = FXCollections.observableArrayList();
    private final ObjectProperty<Which> which = new SimpleObjectProperty<>(Which.ALL);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(new ListState.Loading());
    private final ReadOnlyObjectWrapper<Instant> now;
    private @Nullable OrderNo first;
    private boolean closed;
    private int reading;
    private Subscription subscriptions = Subscription.EMPTY;

    /** @param first the link that is looked at; null for none */
    public LinksViewModel(UiDependencies dependencies, Frame frame, @Nullable OrderNo first) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.first = first;
        this.shown = new ShownLink(dependencies, frame, this::read);
        this.newLink = new NewLink(dependencies, frame, this::made);
        this.now = new ReadOnlyObjectWrapper<>(clock());
    }

    @Override
    public void activated() {
        var feed = dependencies
                .services()
                .feed()
                .subscribe(_ -> dependencies.background().onScreen(this::read));
        var ticks = dependencies.ticker().everySecond(this::tick);
        subscriptions = Subscription.combine(
                feed::close, ticks::close, which.subscribe(_ -> read()), search.subscribe(_ -> read()));
        newLink.offer();
        if (first != null) {
            shown.look(first);
        }
    }

    @Override
    public void close() {
        closed = true;
        newLink.close();
        shown.close();
        subscriptions.unsubscribe();
    }

    @Override
    public boolean isUnderWay() {
        return newLink.makingProperty().get();
    }

    private void tick() {
        now.set(clock());
        newLink.offer();
    }

    private Instant clock() {
        return dependencies.services().here().clock().instant();
    }

    private record Seen(List<Payment> links, Optional<Payment> shown) {}

    /** Reads the list and the link that is looked at. */
    public void read() {
        var mine = ++reading;
        var wanted = which.get();
        var text = search.get().strip();
        var looked = shown.looked().map(Payment::orderNo);
        var services = dependencies.services();
        dependencies
                .background()
                .run(
                        () -> new Seen(
                                services.links().list(wanted, text, MOST), looked.flatMap(services.payments()::find)),
                        seen -> {
                            if (mine == reading) {
                                show(seen);
                            }
                        },
                        failure -> state.set(
                                new ListState.Failed(frame.unexpected().note(failure))));
    }

    private void show(Seen seen) {
        if (closed) {
            return;
        }
        if (!seen.links().equals(new ArrayList<>(links))) {
            links.setAll(seen.links());
        }
        state.set(seen.links().isEmpty() ? new ListState.Empty() : new ListState.Filled());
        seen.shown().ifPresent(shown::renew);
    }

    private void made(Payment payment) {
        search.set("");
        if (which.get() != Which.OPEN) {
            which.set(Which.ALL);
        }
        shown.look(payment);
        read();
    }

    void agreements() {
        frame.navigator().go(new Route.Agreements());
    }

    public NewLink getNewLink() {
        return newLink;
    }

    /** The link that is looked at. */
    public ShownLink getShown() {
        return shown;
    }

    /** The links, newest first. */
    public ObservableList<Payment> getLinks() {
        return links;
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

    /** Of the times on screen. */
    ZoneId zone() {
        return dependencies.services().here().calendar().zone();
    }

    /** Whether the list leaves links out. */
    boolean isNarrowed() {
        return which.get() != Which.ALL || !search.get().isBlank();
    }

    /** Changes once a minute, when what is said of ends in words does. */
    ObservableValue<Instant> minuteProperty() {
        return now.map(time -> time.truncatedTo(ChronoUnit.MINUTES));
    }

    /** The time, for what is said of ends in words. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }
}
