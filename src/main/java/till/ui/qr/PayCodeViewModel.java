package till.ui.qr;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Problem;
import till.settings.TimeFormat;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;
import till.ui.WaysOut;

/** An open payment while its customer stands at the counter; leaves for the result as soon as one is known. */
public final class PayCodeViewModel implements ViewModel, WaysOut.Place {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final OrderNo orderNo;
    private final CodeAtHand atHand;
    private final ReadOnlyObjectWrapper<Optional<Payment>> payment = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.SENDING);
    private final ReadOnlyObjectWrapper<Duration> left = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final WaysOut ways;
    private final CodeDrawing drawing;
    private final PaidBeside beside;
    private final AwayWatch away;
    private boolean leaving;
    private boolean closed;
    private Subscription subscriptions = Subscription.EMPTY;

    public PayCodeViewModel(UiDependencies dependencies, Frame frame, OrderNo orderNo, CodeAtHand atHand) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.orderNo = orderNo;
        this.atHand = atHand;
        this.ways = new WaysOut(dependencies, frame, this);
        this.drawing = new CodeDrawing(dependencies, this::failed);
        this.away = new AwayWatch(dependencies, frame, orderNo, this::told);
        this.beside = new PaidBeside(dependencies, frame, () -> payment.get().ifPresent(ways::close));
    }

    @Override
    public void activated() {
        var feed = dependencies.services().feed().subscribe(changed -> {
            if (changed.contains(orderNo) || beside.concerns(changed)) {
                dependencies.background().onScreen(this::load);
            }
        });
        var ticks = dependencies.ticker().everySecond(this::tick);
        subscriptions = Subscription.combine(feed::close, ticks::close);
        atHand.take(orderNo).ifPresent(made -> {
            drawing.ready(made.code());
            show(made.payment());
        });
        load();
    }

    @Override
    public void close() {
        closed = true;
        subscriptions.unsubscribe();
    }

    private void load() {
        var services = dependencies.services();
        dependencies
                .background()
                .run(
                        () -> {
                            var now = services.payments().find(orderNo).orElseThrow();
                            var alone = services.payments().away().isAway();
                            return new Seen(
                                    now, alone ? List.of() : services.orders().beside(now));
                        },
                        seen -> {
                            show(seen.payment());
                            besideSeen(seen);
                        },
                        this::failed);
    }

    private record Seen(Payment payment, List<Payment> beside) {}

    private void besideSeen(Seen seen) {
        if (!closed && !leaving && seen.payment().state().isOpen()) {
            beside.seen(seen.beside());
        }
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
        if (now.order().isLink()) {
            frame.navigator().go(new Route.Links(orderNo));
            return;
        }
        payment.set(Optional.of(now));
        switch (now.state()) {
            case CREATED, AWAITING_PAYER, UNCERTAIN -> {
                tick();
                drawing.begin(now);
            }
            case CANCELLED, DECLINED, EXPIRED, PAID, AUTHORIZED, LAPSED ->
                frame.navigator().go(new Route.Result(orderNo));
        }
    }

    /** What is heard while the ledger is away; once it is back the gateway is asked again, and that is written. */
    private void told(Optional<Problem> word) {
        problem.set(word);
        if (word.isEmpty()) {
            checkNow();
        }
    }

    private void tick() {
        away.tick();
        payment.get().ifPresent(now -> {
            var time = dependencies.services().here().clock().instant();
            var rest = Duration.between(time, now.order().expiresAt());
            left.set(rest.isNegative() ? Duration.ZERO : rest);
            if (!busy.get() || phase.get() != Phase.CLOSING) {
                phase.set(
                        away.saysPaid()
                                ? Phase.PAID_UNWRITTEN
                                : Phase.of(now, left.get().isZero()));
            }
        });
    }

    /** Asks the gateway at once. */
    public void checkNow() {
        if (!busy.get()) {
            busy.set(true);
            problem.set(Optional.empty());
            dependencies
                    .background()
                    .run(() -> dependencies.services().payments().check(orderNo), this::checked, this::failed);
        }
    }

    private void checked(Payment now) {
        busy.set(false);
        show(now);
    }

    /** Asks whether to cancel, then cancels at the gateway; one that cannot close is only waited for no longer. */
    public void cancel() {
        payment.get().filter(_ -> !busy.get()).ifPresent(ways::cancel);
    }

    /** Goes on to charge the same sale by another method, once this payment is closed or by the person's choice. */
    public void payAnotherWay() {
        payment.get().filter(_ -> !busy.get()).ifPresent(ways::payAnotherWay);
    }

    @Override
    public void leaving() {
        leaving = true;
        busy.set(true);
        phase.set(Phase.CLOSING);
        problem.set(Optional.empty());
    }

    @Override
    public void stays(Optional<Problem> why) {
        leaving = false;
        busy.set(false);
        problem.set(why);
        load();
    }

    @Override
    public boolean isGone() {
        return closed;
    }

    /** Opens the page or form the gateway gave. */
    public void openInBrowser() {
        var browser = dependencies.outside().browser();
        var shown = codeProperty().get().orElse(new ShownCode.Nothing());
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
        return TimeFormat.second(
                instant, dependencies.services().here().calendar().zone());
    }

    public ReadOnlyObjectProperty<Optional<Payment>> paymentProperty() {
        return payment.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<ShownCode>> codeProperty() {
        return drawing.codeProperty();
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
