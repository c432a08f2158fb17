package till.ui.paid;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import till.domain.Ability;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Problem;
import till.service.Started;
import till.settings.TimeFormat;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;
import till.ui.WaysOut;

/** How a payment ended, and what can be done next. The next order starts by itself only when paid. */
public final class ResultViewModel implements ViewModel, WaysOut.Place {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final UiDependencies dependencies;
    private final Frame frame;
    private final OrderNo orderNo;
    private final Optional<Problem> why;
    private final ReadOnlyObjectWrapper<Optional<Payment>> payment = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Ending> ending = new ReadOnlyObjectWrapper<>(Ending.NOT_CONFIRMED);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper nextIn = new ReadOnlyIntegerWrapper();
    private Optional<Ending> told = Optional.empty();
    private final WaysOut ways;
    private boolean leaving;
    private boolean closed;
    private Subscription subscriptions = Subscription.EMPTY;

    public ResultViewModel(UiDependencies dependencies, Frame frame, Route.Result route) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.orderNo = route.orderNo();
        this.why = Optional.ofNullable(route.why());
        this.ways = new WaysOut(dependencies, frame, this);
    }

    @Override
    public void activated() {
        var feed = dependencies.services().feed().subscribe(changed -> {
            if (changed.contains(orderNo)) {
                dependencies.background().onScreen(this::load);
            }
        });
        var ticks = dependencies.ticker().everySecond(this::tick);
        subscriptions = Subscription.combine(feed::close, ticks::close);
        load();
    }

    @Override
    public void close() {
        closed = true;
        subscriptions.unsubscribe();
    }

    private void load() {
        run(() -> dependencies.services().payments().find(orderNo).orElseThrow());
    }

    private void run(Callable<Payment> work) {
        dependencies.background().run(work, this::show, this::failed);
    }

    private void failed(Throwable failure) {
        leaving = false;
        busy.set(false);
        problem.set(Optional.of(frame.unexpected().note(failure)));
    }

    private void show(Payment now) {
        if (closed || leaving) {
            return;
        }
        busy.set(false);
        ending.set(Ending.of(now));
        payment.set(Optional.of(now));
        if (!told.equals(Optional.of(ending.get()))) {
            told = Optional.of(ending.get());
            announce(now);
        }
    }

    /** Old payments looked up again do not leave by themselves. */
    private void announce(Payment now) {
        var fresh = now.watch()
                .changedAt()
                .plus(FRESH)
                .isAfter(dependencies.services().here().clock().instant());
        var seconds = dependencies.settings().current().autoNextSeconds();
        nextIn.set(fresh && ending.get() == Ending.PAID ? seconds : 0);
    }

    private void tick() {
        if (nextIn.get() > 0
                && !dependencies.session().isLocked()
                && ending.get() == Ending.PAID
                && frame.dialogs().currentProperty().get().isEmpty()) {
            nextIn.set(nextIn.get() - 1);
            if (nextIn.get() == 0) {
                newOrder();
            }
        }
    }

    /** Stays here until somebody goes on. */
    public void stay() {
        nextIn.set(0);
    }

    public void newOrder() {
        frame.navigator().go(new Route.Charge());
    }

    /** Asks the gateway at once. */
    public void checkNow() {
        if (!busy.get()) {
            busy.set(true);
            problem.set(Optional.empty());
            run(() -> dependencies.services().payments().check(orderNo));
        }
    }

    /** What Enter does. */
    public void primary() {
        switch (ending.get()) {
            case PAID, PAID_LATE, HELD -> newOrder();
            case DECLINED, EXPIRED, CANCELLED -> payAnotherWay();
            case CODE_LOST -> newCode();
            case NOT_CONFIRMED -> checkNow();
        }
    }

    /** Starts the same sale over, once the gateway was asked; where the customer might pay twice, only by choice. */
    public void payAnotherWay() {
        payment.get().filter(_ -> !busy.get()).ifPresent(ways::payAnotherWay);
    }

    @Override
    public void leaving() {
        leaving = true;
        busy.set(true);
        problem.set(Optional.empty());
    }

    @Override
    public void stays(Optional<Problem> said) {
        leaving = false;
        busy.set(false);
        problem.set(said);
        load();
    }

    @Override
    public boolean isGone() {
        return closed;
    }

    /** Charges the same sale by the same method under a new number. */
    public void newCode() {
        payment.get()
                .filter(_ -> !busy.get() && ending.get().freesSale())
                .ifPresent(now -> new NewCode(dependencies, frame, busy).charge(now, this::started, this::failed));
    }

    private void started(Started started) {
        busy.set(false);
        switch (started) {
            case Started.Running(var next) -> frame.navigator().go(new Route.PayCode(next.orderNo()));
            case Started.Declined(var next, var why) -> frame.navigator().go(new Route.Result(next.orderNo(), why));
            case Started.NotStarted(var why) -> problem.set(Optional.of(why));
            case Started.SaleTaken(var holder) -> frame.navigator().go(new Route.PayCode(holder.orderNo()));
        }
    }

    /** When it ended, as a time of day in the shop's zone, to the second. */
    public String clock(Payment ended) {
        var paid = ended.paidAt();
        var zone = dependencies.services().here().calendar().zone();
        return TimeFormat.second(paid == null ? ended.watch().changedAt() : paid, zone);
    }

    public ReadOnlyObjectProperty<Optional<Payment>> paymentProperty() {
        return payment.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Ending> endingProperty() {
        return ending.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What was said against the payment where it was declined at once, or why a code shown cannot be called back. */
    public Optional<Problem> getReason() {
        var gateways = dependencies.services().gateways();
        return ending.get() == Ending.DECLINED
                ? why
                : payment.get()
                        .filter(now -> ending.get() == Ending.NOT_CONFIRMED && now.code() != null)
                        .filter(now ->
                                !gateways.abilities(now.order().gateway()).contains(Ability.CLOSE))
                        .map(now -> Problem.of(
                                now.keyed()
                                        ? "result.open.keyed"
                                        : now.scanned() ? "result.open.scanned" : "result.open.text",
                                frame.gatewayName(now.order().gateway())));
    }

    /** Seconds until the next order starts by itself; 0 where it does not. */
    public ReadOnlyIntegerProperty nextInProperty() {
        return nextIn.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public boolean isBusy() {
        return busy.get();
    }
}
