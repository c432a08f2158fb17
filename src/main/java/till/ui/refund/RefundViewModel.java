package till.ui.refund;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.Result;
import till.service.RecordedRefund;
import till.service.RefundRequest;
import till.service.Refunded;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/**
 * Gives a payment's money back, from choosing the amount to the known end of the refund. Sends at most one refund in its
 * life. FX thread only.
 */
public final class RefundViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final OrderNo orderNo;
    private final RefundLook look;
    private final RefundWatch watch;
    private final RefundForm form = new RefundForm();
    private final RefundRight right;
    private final PortalWord portal;
    private final Optional<Attention.Kind> because;
    private final ReadOnlyObjectWrapper<Optional<Refundable>> refundable =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RefundStage> stage = new ReadOnlyObjectWrapper<>(new RefundStage.Reading());
    private Subscription subscriptions = Subscription.EMPTY;

    public RefundViewModel(UiDependencies dependencies, Frame frame, Route.Refund route) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.orderNo = route.orderNo();
        this.because = Optional.ofNullable(route.because());
        this.look = new RefundLook(dependencies.services(), orderNo);
        this.watch = new RefundWatch(dependencies.background(), frame.unexpected(), look, this::heard);
        watch.on(route.watched());
        this.right = new RefundRight(dependencies, form, orderNo);
        this.portal = new PortalWord(dependencies, frame, watch::read);
    }

    @Override
    public void activated() {
        var feed = dependencies
                .services()
                .feed()
                .subscribe(changed -> dependencies.background().onScreen(() -> follow(changed)));
        subscriptions = Subscription.combine(
                feed::close, form::close, right::close, dependencies.ticker().everySecond(this::tick)::close);
        read();
    }

    @Override
    public boolean isUnderWay() {
        return stage.get() instanceof RefundStage.Sending || stage.get() instanceof RefundStage.Asking;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    private void read() {
        dependencies.background().run(look::refundable, this::show, this::cannotGoOn);
    }

    private void cannotGoOn(Throwable failure) {
        stage.set(new RefundStage.Impossible(frame.unexpected().note(failure)));
    }

    private void show(Optional<Refundable> found) {
        found.ifPresent(each -> form.allow(each.left()));
        refundable.set(found);
        if (stage.get() instanceof RefundStage.Reading) {
            found.ifPresentOrElse(
                    this::begin, () -> stage.set(new RefundStage.Impossible(Problem.of("orders.refund.notPaid"))));
        }
    }

    private void begin(Refundable each) {
        var watched = each.earlier().stream()
                .filter(refund -> watch.watched().equals(Optional.of(refund.refundNo())))
                .findFirst()
                .or(each::inDoubt);
        if (watched.isPresent()) {
            watch(watched.get());
        } else if (!each.left().isPositive()) {
            stage.set(new RefundStage.Impossible(Problem.of("orders.refund.nothingLeft")));
        } else {
            form.recordingProperty().set(!each.sends());
            because.ifPresent(kind -> form.propose(kind, frame.appearance().texts()));
            stage.set(new RefundStage.Choosing());
        }
    }

    /** Shows where an earlier refund stands, and waits for its end. */
    public void watch(Refund refund) {
        watch.on(refund.refundNo());
        stage.set(RefundStage.of(refund));
    }

    /** Sends the refund, or writes one down that was made elsewhere; once, and only where nothing is wrong. */
    public void refund() {
        var money = form.chosen();
        var ready = money.isPresent() && form.obstacleProperty().get().isEmpty();
        if (!ready || !(stage.get() instanceof RefundStage.Choosing)) {
            return;
        }
        var reason = form.reasonText(frame.appearance().texts());
        if (form.recordingProperty().get()) {
            var recorded = new RecordedRefund(
                    orderNo, money.get(), reason, form.evidenceProperty().get());
            frame.approvals().ask(Act.SETTLE, money.get(), acting -> record(recorded, acting));
        } else {
            var request = refundable.get().orElseThrow().request(money.get(), reason);
            frame.approvals()
                    .ask(Act.REFUND, right.decided(money.get(), refundable.get()), acting -> send(request, acting));
        }
    }

    private void send(RefundRequest request, Acting acting) {
        if (stage.get() instanceof RefundStage.Choosing) {
            stage.set(new RefundStage.Sending());
            dependencies
                    .background()
                    .run(() -> dependencies.services().refunds().refund(request, acting), this::answered, this::broken);
        }
    }

    private void record(RecordedRefund refund, Acting acting) {
        if (stage.get() instanceof RefundStage.Choosing) {
            stage.set(new RefundStage.Sending());
            dependencies
                    .background()
                    .run(() -> dependencies.services().settling().record(refund, acting), this::recorded, this::broken);
        }
    }

    private void recorded(Result<Refund> result) {
        stage.set(
                switch (result) {
                    case Result.Done<Refund>(var refund) -> new RefundStage.Recorded(refund);
                    case Result.Failed<Refund>(var problem) -> new RefundStage.Failed(problem);
                });
        read();
    }

    private void answered(Refunded refunded) {
        switch (refunded) {
            case Refunded.Asked(var refund) -> {
                watch.on(refund.refundNo());
                stage.set(RefundStage.of(refund));
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

    private void tick() {
        if (stage.get() instanceof RefundStage.Asking) {
            watch.tick();
        }
    }

    /** Asks the gateway where the refund stands. */
    public void checkNow() {
        watch.ask();
    }

    /** Ends a refund that the gateway cannot be asked about by what its portal shows. */
    public void portal() {
        stage.get().onItsWay().ifPresent(portal::ask);
    }

    private void follow(Set<OrderNo> changed) {
        if (changed.contains(orderNo)) {
            watch.read();
        }
    }

    private void heard(RefundLook.Seen seen) {
        stage.set(RefundStage.of(seen.refund(), seen.handedOver()));
        read();
    }

    /** Goes back to where the refund was asked for. */
    public void back() {
        frame.navigator().go(because.isPresent() ? new Route.Attention() : new Route.Orders(orderNo));
    }

    public void leaveFor(Optional<? extends Route> next) {
        next.ifPresent(frame.navigator()::go);
    }

    public boolean isFromAttention() {
        return because.isPresent();
    }

    /** Goes to what has to be settled. */
    public void attention() {
        frame.navigator().go(new Route.Attention());
    }

    public RefundRight getRight() {
        return right;
    }

    Instant now() {
        return dependencies.services().here().clock().instant();
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
