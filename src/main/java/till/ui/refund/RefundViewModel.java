package till.ui.refund;

import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Ability;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundNo;
import till.service.OrderBook;
import till.service.RefundRequest;
import till.service.Refunded;
import till.service.TillServices;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/**
 * Gives a payment's money back, from choosing the amount to the known end of the refund. Sends at most one refund in its
 * life. FX thread only.
 */
public final class RefundViewModel implements ViewModel {
    private static final int SECONDS_BETWEEN_QUESTIONS = 3;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final OrderNo orderNo;
    private final RefundLook look;
    private final RefundForm form = new RefundForm();
    private final ReadOnlyObjectWrapper<Optional<Refundable>> refundable =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RefundStage> stage = new ReadOnlyObjectWrapper<>(new RefundStage.Reading());
    private Subscription subscriptions = Subscription.EMPTY;
    private @Nullable RefundNo sent;
    private boolean asking;
    private int seconds;

    public RefundViewModel(UiDependencies dependencies, Frame frame, OrderNo orderNo) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.orderNo = orderNo;
        this.look = new RefundLook(dependencies.services(), orderNo);
    }

    /**
     * What there is to give back.
     *
     * @param received what the gateway said was paid
     * @param left what can still be given back
     */
    public record Refundable(Payment payment, Money received, Money left) {
        public Money given() {
            return received.minus(left);
        }
    }

    @Override
    public void activated() {
        var feed =
                services().feed().subscribe(changed -> dependencies.background().onScreen(() -> follow(changed)));
        subscriptions = Subscription.combine(
                feed::close, form::close, dependencies.ticker().everySecond(this::tick)::close);
        read();
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    private TillServices services() {
        return dependencies.services();
    }

    private void read() {
        dependencies.background().run(() -> services().orders().details(orderNo), this::show, this::cannotRead);
    }

    private void cannotRead(Throwable failure) {
        stage.set(new RefundStage.Impossible(frame.unexpected().note(failure)));
    }

    private void show(Optional<OrderBook.Details> found) {
        var payment = found.map(OrderBook.Details::payment);
        var left = found.flatMap(OrderBook.Details::left);
        if (payment.isEmpty() || left.isEmpty()) {
            stage.set(new RefundStage.Impossible(Problem.of("orders.refund.notPaid")));
            return;
        }
        var received = Optional.ofNullable(payment.get().received()).orElse(left.get());
        form.allow(left.get());
        refundable.set(Optional.of(new Refundable(payment.get(), received, left.get())));
        if (stage.get() instanceof RefundStage.Reading) {
            var doubt = RefundLook.inDoubt(found.get().refunds());
            doubt.ifPresent(refund -> sent = refund.refundNo());
            stage.set(
                    doubt.<RefundStage>map(RefundStage.Asking::new).orElseGet(() -> start(payment.get(), left.get())));
        }
    }

    private RefundStage start(Payment payment, Money left) {
        var gateway = payment.order().gateway();
        if (!services().gateways().abilities(gateway).contains(Ability.REFUND)) {
            return new RefundStage.Impossible(Problem.of("orders.refund.notHere", frame.gatewayName(gateway)));
        }
        return left.isPositive()
                ? new RefundStage.Choosing()
                : new RefundStage.Impossible(Problem.of("orders.refund.nothingLeft"));
    }

    /** Sends the refund; does nothing where one is on its way already or something is wrong. */
    public void refund() {
        var money = form.chosen();
        var ready = money.isPresent() && form.obstacleProperty().get().isEmpty();
        if (!ready || !(stage.get() instanceof RefundStage.Choosing)) {
            return;
        }
        stage.set(new RefundStage.Sending());
        var request = new RefundRequest(
                orderNo, money.get(), form.reasonText(frame.appearance().texts()));
        var acting = dependencies.session().acting();
        dependencies.background().run(() -> services().refunds().refund(request, acting), this::answered, this::broken);
    }

    private void answered(Refunded refunded) {
        switch (refunded) {
            case Refunded.Asked(var refund) -> {
                sent = refund.refundNo();
                show(refund);
            }
            case Refunded.Declined(var _, var problem) -> stage.set(new RefundStage.Failed(problem));
            case Refunded.NotAsked(var problem) -> stage.set(new RefundStage.Failed(problem));
        }
        read();
    }

    /** An unexpected error says nothing about the refund: what the ledger wrote before it is looked for. */
    private void broken(Throwable failure) {
        var problem = frame.unexpected().note(failure);
        dependencies
                .background()
                .run(
                        look::unfinished,
                        found -> found.ifPresentOrElse(
                                refund -> answered(new Refunded.Asked(refund)),
                                () -> stage.set(new RefundStage.Failed(problem))),
                        _ -> stage.set(new RefundStage.Failed(problem)));
    }

    private void show(Refund refund) {
        stage.set(
                switch (refund.state()) {
                    case DONE -> new RefundStage.Done(refund);
                    case FAILED ->
                        new RefundStage.Failed(Problem.of(
                                "refund.failedAtGateway",
                                Optional.ofNullable(refund.watch().word()).orElse("")));
                    case RESERVED, SENT, ACCEPTED, UNCERTAIN -> new RefundStage.Asking(refund);
                });
    }

    private void tick() {
        if (stage.get() instanceof RefundStage.Asking && ++seconds % SECONDS_BETWEEN_QUESTIONS == 0) {
            checkNow();
        }
    }

    /** Asks the gateway where the refund stands. */
    public void checkNow() {
        var refundNo = sent;
        if (refundNo == null || asking) {
            return;
        }
        asking = true;
        dependencies.background().run(() -> look.ask(refundNo), this::heard, this::notHeard);
    }

    private void follow(Set<OrderNo> changed) {
        var refundNo = sent;
        if (changed.contains(orderNo) && refundNo != null && !asking) {
            asking = true;
            dependencies.background().run(() -> look.read(refundNo), this::heard, this::notHeard);
        }
    }

    private void heard(RefundLook.Seen seen) {
        asking = false;
        if (seen.handedOver() && !seen.refund().state().isFinished()) {
            stage.set(new RefundStage.HandedOver(seen.refund()));
        } else {
            show(seen.refund());
        }
        read();
    }

    private void notHeard(Throwable failure) {
        asking = false;
        frame.unexpected().note(failure);
    }

    /** Goes back to the order. */
    public void back() {
        frame.navigator().go(new Route.Orders(orderNo));
    }

    /** Goes to what has to be settled. */
    public void attention() {
        frame.navigator().go(new Route.Attention());
    }

    public RefundForm getForm() {
        return form;
    }

    public ReadOnlyObjectProperty<Optional<Refundable>> refundableProperty() {
        return refundable.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RefundStage> stageProperty() {
        return stage.getReadOnlyProperty();
    }
}
