package till.ui.refund;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundNo;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;
import till.ui.orders.ListState;

/** The list of refunds: those without a known end first, longest waiting on top, then the newest. FX thread only. */
public final class RefundsViewModel implements ViewModel {
    private static final int MOST = 200;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(new ListState.Loading());
    private final ReadOnlyObjectWrapper<Optional<Problem>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Subscription subscriptions = Subscription.EMPTY;
    private final BooleanProperty onlyPending = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper pending = new ReadOnlyIntegerWrapper();
    private List<Line> found = List.of();
    private long reading;

    public RefundsViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
        onlyPending.subscribe((_, _) -> narrow());
    }

    /** A refund and the payment it gives back. */
    public record Line(Refund refund, Payment payment) {
        public boolean open() {
            return !refund.state().isFinished();
        }
    }

    @Override
    public void activated() {
        var feed = dependencies
                .services()
                .feed()
                .subscribe(_ -> dependencies.background().onScreen(this::read));
        subscriptions = feed::close;
        read();
    }

    @Override
    public boolean isUnderWay() {
        return busy.get();
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    /** Reads the list afresh. */
    public void read() {
        var mine = ++reading;
        dependencies
                .background()
                .run(
                        this::lines,
                        read -> {
                            if (mine == reading) {
                                show(read);
                            }
                        },
                        failure -> state.set(
                                new ListState.Failed(frame.unexpected().note(failure))));
    }

    private List<Line> lines() {
        var services = dependencies.services();
        var refunds = new LinkedHashMap<RefundNo, Refund>();
        services.refunds().unfinished(MOST).forEach(each -> refunds.put(each.refundNo(), each));
        services.refunds().recent(MOST).forEach(each -> refunds.putIfAbsent(each.refundNo(), each));
        var read = new ArrayList<Line>();
        for (var refund : refunds.values()) {
            services.payments().find(refund.orderNo()).ifPresent(payment -> read.add(new Line(refund, payment)));
        }
        return read;
    }

    private void show(List<Line> read) {
        found = read;
        pending.set((int) read.stream().filter(Line::open).count());
        narrow();
    }

    private void narrow() {
        var wanted =
                found.stream().filter(line -> line.open() || !onlyPending.get()).toList();
        if (!wanted.equals(lines)) {
            lines.setAll(wanted);
        }
        state.set(wanted.isEmpty() ? new ListState.Empty() : new ListState.Filled());
    }

    /** Asks the gateway where a refund stands. */
    public void checkNow(@Nullable Line line) {
        if (line == null || !line.open() || busy.get()) {
            return;
        }
        busy.set(true);
        told.set(Optional.empty());
        dependencies
                .background()
                .run(
                        () -> dependencies
                                .services()
                                .refunds()
                                .check(line.refund().refundNo()),
                        refund -> finish(
                                Problem.of("refunds.asked." + refund.state().name())),
                        failure -> finish(frame.unexpected().note(failure)));
    }

    private void finish(Problem now) {
        busy.set(false);
        told.set(Optional.of(now));
        read();
    }

    /** Goes to the order of a refund. */
    public void open(@Nullable Line line) {
        if (line != null) {
            frame.navigator().go(new Route.Orders(line.payment().orderNo()));
        }
    }

    /** Goes to a refund without a known end, to watch it. */
    public void watch(@Nullable Line line) {
        if (line != null && line.open()) {
            frame.navigator()
                    .go(Route.Refund.watching(
                            line.payment().orderNo(), line.refund().refundNo()));
        }
    }

    /** What ages are measured against. */
    Instant now() {
        return dependencies.services().here().clock().instant();
    }

    /** Whether only those without a known end are listed. */
    public BooleanProperty onlyPendingProperty() {
        return onlyPending;
    }

    /** How many have no known end. */
    public ReadOnlyIntegerProperty pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    public ObservableList<Line> getLines() {
        return lines;
    }

    public ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> toldProperty() {
        return told.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
