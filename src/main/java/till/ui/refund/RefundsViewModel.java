package till.ui.refund;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
    private long reading;

    public RefundsViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
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
                        found -> {
                            if (mine == reading) {
                                show(found);
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
        var found = new ArrayList<Line>();
        for (var refund : refunds.values()) {
            services.payments().find(refund.orderNo()).ifPresent(payment -> found.add(new Line(refund, payment)));
        }
        return found;
    }

    private void show(List<Line> found) {
        if (!found.equals(lines)) {
            lines.setAll(found);
        }
        state.set(found.isEmpty() ? new ListState.Empty() : new ListState.Filled());
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
