package till.ui.qr;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import till.domain.Ability;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Result;
import till.settings.TimeFormat;
import till.ui.Dialogs;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** An open payment while its customer stands at the counter; leaves for the result as soon as one is known. */
public final class PayCodeViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final OrderNo orderNo;
    private final ReadOnlyObjectWrapper<Optional<Payment>> payment = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ShownCode>> code = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.SENDING);
    private final ReadOnlyObjectWrapper<Duration> left = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private boolean anotherWay;
    private boolean closed;
    private boolean preparing;
    private Subscription subscriptions = Subscription.EMPTY;

    public PayCodeViewModel(UiDependencies dependencies, Frame frame, OrderNo orderNo) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.orderNo = orderNo;
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
        ask(() -> dependencies.services().payments().find(orderNo).orElseThrow());
    }

    private void ask(Supplier<Payment> work) {
        dependencies.background().run(work::get, this::show, this::failed);
    }

    private void failed(Throwable failure) {
        busy.set(false);
        problem.set(Optional.of(frame.unexpected().note(failure)));
    }

    private void show(Payment now) {
        if (closed) {
            return;
        }
        payment.set(Optional.of(now));
        switch (now.state()) {
            case CREATED, AWAITING_PAYER, UNCERTAIN -> {
                tick();
                prepare(now);
            }
            case CANCELLED, DECLINED, EXPIRED ->
                frame.navigator()
                        .go(anotherWay ? new Route.Charge(Route.Sale.of(now, false)) : new Route.Result(orderNo));
            case PAID, AUTHORIZED, LAPSED -> frame.navigator().go(new Route.Result(orderNo));
        }
    }

    private void prepare(Payment now) {
        if (preparing || now.shownCode().isEmpty()) {
            return;
        }
        preparing = true;
        var pictures = dependencies.outside().pictures();
        var given = now.shownCode().get();
        dependencies
                .background()
                .run(() -> ShownCode.of(given, pictures), shown -> code.set(Optional.of(shown)), this::failed);
    }

    private void tick() {
        payment.get().ifPresent(now -> {
            var time = dependencies.services().here().clock().instant();
            var rest = Duration.between(time, now.order().expiresAt());
            left.set(rest.isNegative() ? Duration.ZERO : rest);
            if (!busy.get() || phase.get() != Phase.CLOSING) {
                phase.set(Phase.of(now, left.get().isZero()));
            }
        });
    }

    /** Asks the gateway at once. */
    public void checkNow() {
        if (!busy.get()) {
            busy.set(true);
            problem.set(Optional.empty());
            ask(() -> {
                var now = dependencies.services().payments().check(orderNo);
                dependencies.background().onScreen(() -> busy.set(false));
                return now;
            });
        }
    }

    /** Asks whether to cancel, then cancels at the gateway; one that cannot close is only waited for no longer. */
    public void cancel() {
        confirm(closes() ? "code.cancel" : "code.leave", () -> close(false));
    }

    /** Cancels this payment, then charges the same sale by another method. */
    public void payAnotherWay() {
        confirm("code.another", () -> close(true));
    }

    private void confirm(String key, Runnable action) {
        if (!busy.get()) {
            frame.dialogs()
                    .ask(new Dialogs.Question(
                            Problem.of(key + ".title"),
                            closes()
                                    ? Problem.of("code.close.text")
                                    : Problem.of("code.open.text", frame.gatewayName(gatewayId())),
                            List.of(
                                    new Choice(key + ".yes", Weight.DANGER, action),
                                    new Choice("code.close.no", Weight.PLAIN, () -> {}))));
        }
    }

    private boolean closes() {
        return dependencies.services().gateways().abilities(gatewayId()).contains(Ability.CLOSE);
    }

    private String gatewayId() {
        return payment.get().map(now -> now.order().gateway()).orElse("");
    }

    private void close(boolean another) {
        if (closed || busy.get()) {
            return;
        }
        anotherWay = another;
        var acting = dependencies.session().acting();
        busy.set(true);
        phase.set(Phase.CLOSING);
        problem.set(Optional.empty());
        dependencies
                .background()
                .run(() -> dependencies.services().payments().cancel(orderNo, acting), this::closed, this::failed);
    }

    /** A check already under way keeps a cancellation from being sent; the payment is then as open as before. */
    private void closed(Result<Payment> result) {
        switch (result) {
            case Result.Done<Payment>(var now) -> closed(now);
            case Result.Failed<Payment>(var why) -> {
                busy.set(false);
                anotherWay = false;
                problem.set(Optional.of(why));
                payment.get().ifPresent(this::show);
            }
        }
    }

    private void closed(Payment now) {
        busy.set(false);
        if (now.state() == PaymentState.AWAITING_PAYER || now.state() == PaymentState.UNCERTAIN) {
            anotherWay = false;
            problem.set(Optional.of(Problem.of("code.close.notYet")));
        }
        show(now);
    }

    /** Opens the page or form the gateway gave. */
    public void openInBrowser() {
        var browser = dependencies.outside().browser();
        var shown = code.get().orElse(new ShownCode.Nothing());
        payment.get()
                .flatMap(Payment::shownCode)
                .ifPresent(given -> dependencies
                        .background()
                        .run(
                                () -> shown.openIn(browser, given),
                                _ -> {},
                                _ -> problem.set(Optional.of(Problem.of("code.notOpened")))));
    }

    /** A time of day in the shop's zone, to the second. */
    public String clock(Instant instant) {
        return TimeFormat.second(instant, dependencies.services().here().calendar().zone());
    }

    public ReadOnlyObjectProperty<Optional<Payment>> paymentProperty() {
        return payment.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<ShownCode>> codeProperty() {
        return code.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Until the till stops showing the code. */
    public ReadOnlyObjectProperty<Duration> leftProperty() {
        return left.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the gateway is being asked on somebody's word. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public boolean isBusy() {
        return busy.get();
    }
}
