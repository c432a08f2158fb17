package till.ui.orders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Refund;
import till.receipt.ReceiptOf;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** One order beside a list, with its history and what can be done with it. FX thread only. */
public final class OrderDetailsViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ReadOnlyObjectWrapper<Optional<OrderFacts>> facts = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final OrderDeeds deeds;
    private final ExchangesViewModel exchanges;
    private Subscription subscription = Subscription.EMPTY;
    private @Nullable OrderNo shown;

    /** @param first what is shown at the start; null for nothing */
    public OrderDetailsViewModel(UiDependencies dependencies, Frame frame, @Nullable OrderNo first) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.exchanges = new ExchangesViewModel(dependencies, frame);
        this.deeds = new OrderDeeds(dependencies, frame, this::did);
        this.shown = first;
        deeds.busyProperty().subscribe(busy -> {
            if (busy) {
                told.set(Optional.empty());
            }
        });
    }

    @Override
    public void activated() {
        // what can be done depends on who works here
        subscription = dependencies.session().operatorProperty().subscribe((_, _) -> load());
        load();
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        shown = null;
    }

    /** Shows an order; what was told about the one before is taken away. */
    public void show(OrderNo orderNo) {
        if (!orderNo.equals(shown)) {
            shown = orderNo;
            told.set(Optional.empty());
            load();
        }
    }

    /** Shows nothing. */
    public void hide() {
        shown = null;
        told.set(Optional.empty());
        facts.set(Optional.empty());
        exchanges.about(List.of());
    }

    /** Reads the order again if it is among the changed ones. */
    public void follow(Set<OrderNo> changed) {
        if (shown != null && changed.contains(shown)) {
            load();
        }
    }

    private void load() {
        var wanted = shown;
        if (wanted != null) {
            var acting = dependencies.session().acting();
            dependencies
                    .background()
                    .run(() -> read(wanted, acting), found -> showIfWanted(wanted, found), frame.unexpected()::report);
        }
    }

    private void showIfWanted(OrderNo wanted, Optional<OrderFacts> found) {
        if (wanted.equals(shown)) {
            facts.set(found);
            exchanges.about(found.map(OrderFacts::numbers).orElse(List.of()));
        }
    }

    private Optional<OrderFacts> read(OrderNo orderNo, Acting acting) {
        var services = dependencies.services();
        return services.orders().details(orderNo).map(found -> {
            var payment = found.payment();
            var books = new OrderFacts.Books(
                    found.refunds(),
                    found.operations(),
                    found.attention(),
                    found.history(),
                    services.orders().people(),
                    found.basket());
            return new OrderFacts(
                    payment,
                    books,
                    found.left(),
                    services.orders().refunded(payment),
                    actions(payment).obstacles(found.left(), deeds.byApproval(payment, acting)),
                    explained(payment, found.refunds()),
                    payment.state() == PaymentState.AUTHORIZED
                            ? services.captures().heldUntil(payment)
                            : Optional.empty());
        });
    }

    private Actions actions(Payment payment) {
        var id = payment.order().gateway();
        return new Actions(payment, dependencies.services().gateways().abilities(id), frame.gatewayName(id));
    }

    private Map<String, Problem> explained(Payment payment, List<Refund> refunds) {
        var gateway = payment.order().gateway();
        var gateways = dependencies.services().gateways();
        var explained = new HashMap<String, Problem>();
        Stream.concat(
                        Stream.ofNullable(payment.watch().word()),
                        refunds.stream().map(refund -> refund.watch().word()).filter(Objects::nonNull))
                .forEach(word -> gateways.explain(gateway, word).ifPresent(problem -> explained.put(word, problem)));
        return explained;
    }

    /** Asks the gateway about the payment and its unfinished refunds. */
    public void checkNow() {
        possible(OrderFacts.Obstacles::check).ifPresent(deeds::checkNow);
    }

    /** Asks whether to cancel or let go, then does so at the gateway. */
    public void cancel() {
        possible(OrderFacts.Obstacles::cancel)
                .ifPresent(payment -> deeds.cancel(payment, actions(payment).ofCancel()));
    }

    /** Asks how much to capture, then takes it. */
    public void capture() {
        possible(OrderFacts.Obstacles::capture).ifPresent(deeds::capture);
    }

    /** Goes to the Refund screen. */
    public void refund() {
        possible(OrderFacts.Obstacles::refund)
                .ifPresent(payment -> frame.navigator().go(new Route.Refund(payment.orderNo())));
    }

    /** Shows the receipt as it would be given now. */
    public void receipt() {
        facts.get()
                .map(each -> each.payment().orderNo())
                .ifPresent(orderNo ->
                        frame.navigator().go(new Route.Receipt(ReceiptOf.payment(orderNo), new Route.Orders(orderNo))));
    }

    /** Goes to a new parcel of the order; after a refund it is one that comes back. */
    public void ship() {
        facts.get()
                .filter(each -> each.obstacles().ships())
                .ifPresent(each -> frame.navigator()
                        .go(new Route.Shipments(each.payment(), each.refunded().isPositive())));
    }

    /** Goes back to the code while the customer may still pay with it. */
    public void showCode() {
        possible(OrderFacts.Obstacles::code)
                .ifPresent(payment -> frame.navigator().go(new Route.PayCode(payment.orderNo())));
    }

    private Optional<Payment> possible(Function<OrderFacts.Obstacles, Optional<Problem>> obstacle) {
        return facts.get()
                .filter(each ->
                        !deeds.isBusy() && obstacle.apply(each.obstacles()).isEmpty())
                .map(OrderFacts::payment);
    }

    private void did(OrderNo orderNo, Problem now) {
        if (orderNo.equals(shown)) {
            told.set(Optional.of(now));
            load();
        }
    }

    /** The calls to the gateway about the order. */
    public ExchangesViewModel getExchanges() {
        return exchanges;
    }

    public ReadOnlyObjectProperty<Optional<OrderFacts>> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** What came of the last action. */
    public ReadOnlyObjectProperty<Optional<Problem>> toldProperty() {
        return told.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return deeds.busyProperty();
    }

    public boolean isBusy() {
        return deeds.isBusy();
    }
}
