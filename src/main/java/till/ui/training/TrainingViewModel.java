package till.ui.training;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.WalletCode;
import till.service.TrainingDesk;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** The simulated customers who stand before a code, what they do, and the troubles that are armed. FX thread only. */
public final class TrainingViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final TrainingDesk desk;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ObservableList<Payment> customers = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Problem>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<WalletCode>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Subscription subscriptions = Subscription.EMPTY;
    private long reading;

    public TrainingViewModel(UiDependencies dependencies, Frame frame, TrainingDesk desk) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.desk = desk;
    }

    @Override
    public void activated() {
        var feed = dependencies
                .services()
                .feed()
                .subscribe(_ -> dependencies.background().onScreen(this::read));
        subscriptions = Subscription.combine(
                feed::close,
                dependencies.ticker().everySecond(this::readWhileOpen)::close,
                open.subscribe(this::read),
                frame.navigator().routeProperty().subscribe(this::read));
        read();
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    private void readWhileOpen() {
        if (open.get()) {
            read();
        }
    }

    private void read() {
        var mine = ++reading;
        dependencies
                .background()
                .run(
                        () -> desk.waiting().stream()
                                .flatMap(orderNo -> dependencies.services().payments().find(orderNo).stream())
                                .toList(),
                        found -> {
                            if (mine == reading) {
                                show(found);
                            }
                        },
                        frame.unexpected()::note);
    }

    private void show(List<Payment> found) {
        var inOrder = onScreenFirst(found);
        var same = inOrder.stream()
                .map(Payment::orderNo)
                .toList()
                .equals(customers.stream().map(Payment::orderNo).toList());
        if (!same) {
            customers.setAll(inOrder);
        }
    }

    /** Enter pays the first: whoever stands before the code on screen, not who was sent a link yesterday. */
    private List<Payment> onScreenFirst(List<Payment> found) {
        var onScreen = frame.navigator()
                .routeProperty()
                .get()
                .filter(Route.PayCode.class::isInstance)
                .map(route -> ((Route.PayCode) route).orderNo());
        return found.stream()
                .sorted(Comparator.comparing(payment -> !onScreen.equals(Optional.of(payment.orderNo()))))
                .toList();
    }

    /** Has a simulated customer do something. */
    public void act(Payment payment, TrainingDeed deed) {
        dependencies
                .background()
                .run(
                        () -> desk.act(payment.orderNo(), deed.deed),
                        done -> tell(Problem.of(
                                done ? "training.done." + deed.name() : "training.tooLate",
                                payment.order().reference())),
                        frame.unexpected()::report);
    }

    /** Has a simulated customer show a code of a wallet. */
    public void show(SimulatedPhone phone) {
        shown.set(Optional.of(phone.shows(dependencies.random())));
    }

    /** The code shown, which a scanner reads once; empty where none is. */
    public Optional<WalletCode> scan() {
        var code = shown.get();
        shown.set(Optional.empty());
        if (!dependencies.settings().current().scanner().on()) {
            tell(Problem.of("training.scan.off"));
            return Optional.empty();
        }
        return code;
    }

    public ReadOnlyObjectProperty<Optional<WalletCode>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Has the next call of a kind go wrong. */
    public void arm(TrainingTrouble trouble) {
        dependencies
                .background()
                .run(
                        () -> {
                            desk.arm(trouble.trouble);
                            return trouble;
                        },
                        armed -> tell(Problem.of("training.armed." + armed.name())),
                        frame.unexpected()::report);
    }

    private void tell(Problem now) {
        told.set(Optional.of(now));
        read();
    }

    /** Opens and closes the panel; not in the guide, where no banner says what it is. */
    void toggle() {
        if (frame.navigator()
                .routeProperty()
                .get()
                .filter(Route.Guide.class::isInstance)
                .isEmpty()) {
            open.set(!open.get());
        }
    }

    public BooleanProperty openProperty() {
        return open;
    }

    public boolean isOpen() {
        return open.get();
    }

    public ObservableList<Payment> getCustomers() {
        return customers;
    }

    public ReadOnlyObjectProperty<Optional<Problem>> toldProperty() {
        return told.getReadOnlyProperty();
    }
}
