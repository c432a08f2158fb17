package till.ui.customer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Result;
import till.settings.DisplaySettings;
import till.settings.Texts;
import till.ui.Frame;
import till.ui.MethodNames;
import till.ui.Screen;
import till.ui.UiDependencies;
import till.ui.ViewModel;
import till.ui.kit.SafePicture;
import till.ui.paid.ResultViewModel;
import till.ui.qr.PayCodeViewModel;

/**
 * What the customer sees, which is what the open screen of the till says and nothing it has to ask for itself: with the
 * screen a code vanishes, and what is shown is always of that screen's one payment. FX thread only.
 */
public final class CustomerViewModel implements ViewModel {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST_PIXELS = 24_000_000;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final ReadOnlyObjectWrapper<Moment> moment = new ReadOnlyObjectWrapper<>(Moment.IDLE);
    private final ReadOnlyObjectWrapper<DisplaySettings> look;
    private final ReadOnlyObjectWrapper<Optional<SafePicture>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<OrderNo> atTheCounter = Optional.empty();
    private Subscription followed = Subscription.EMPTY;
    private Subscription subscriptions = Subscription.EMPTY;

    public CustomerViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.look =
                new ReadOnlyObjectWrapper<>(dependencies.settings().current().display());
    }

    @Override
    public void activated() {
        var saved = dependencies
                .settings()
                .subscribe(now -> dependencies.background().onScreen(() -> {
                    look.set(now.display());
                    loadPicture();
                }));
        subscriptions = Subscription.combine(
                saved::close, frame.navigator().screenProperty().subscribe(this::follow));
        loadPicture();
    }

    @Override
    public void close() {
        followed.unsubscribe();
        subscriptions.unsubscribe();
    }

    private void follow(Optional<Screen> screen) {
        followed.unsubscribe();
        // what is loaded a moment later may be another payment: until then nothing of the one before is shown
        if (screen.isPresent()
                && !moment.get().isOf(frame.navigator().routeProperty().get())) {
            moment.set(Moment.IDLE);
        }
        followed = switch (screen.map(Screen::model).orElse(null)) {
            case PayCodeViewModel model -> follow(model);
            case ResultViewModel model -> follow(model);
            case null, default -> {
                // between two screens there is none for an instant, and the one before may be the same payment's
                if (screen.isPresent()) {
                    atTheCounter = Optional.empty();
                }
                moment.set(screen.isPresent() ? Moment.IDLE : moment.get().waiting());
                yield Subscription.EMPTY;
            }
        };
    }

    private Subscription follow(PayCodeViewModel model) {
        Runnable show = () -> model.paymentProperty().get().ifPresent(payment -> {
            atTheCounter = Optional.of(payment.orderNo());
            moment.set(Moment.of(
                    payment,
                    model.phaseProperty().get(),
                    model.codeProperty().get(),
                    model.leftProperty().get()));
        });
        return Subscription.combine(
                model.paymentProperty().subscribe(_ -> show.run()),
                model.phaseProperty().subscribe(_ -> show.run()),
                model.codeProperty().subscribe(_ -> show.run()),
                model.leftProperty().subscribe(_ -> show.run()));
    }

    private Subscription follow(ResultViewModel model) {
        Runnable show = () -> model.paymentProperty().get().ifPresent(payment -> show(payment, model));
        return Subscription.combine(
                model.paymentProperty().subscribe(_ -> show.run()),
                dependencies.ticker().everySecond(show)::close);
    }

    /** Only what the customer at the counter waits for: staff who look up an older payment show it to nobody. */
    private void show(Payment payment, ResultViewModel model) {
        var now = dependencies.services().here().clock().instant();
        var fresh = payment.watch().changedAt().plus(FRESH).isAfter(now);
        var open = payment.state().isOpen();
        // a payment just paid may be looked up for somebody else: the next customer must not take it for theirs
        var here =
                atTheCounter.equals(Optional.of(payment.orderNo())) || (payment.state() != PaymentState.PAID && !open);
        moment.set(
                here && (fresh || open)
                        ? Moment.of(payment, model.endingProperty().get())
                        : Moment.IDLE);
    }

    /** It may be another one now; nobody sees it while the display is closed. */
    private void loadPicture() {
        if (!look.get().open()) {
            picture.set(Optional.empty());
            return;
        }
        var kept = dependencies.settings().customerPicture();
        dependencies
                .background()
                .run(() -> kept.read().flatMap(CustomerViewModel::drawn), picture::set, frame.unexpected()::note);
    }

    private static Optional<SafePicture> drawn(byte[] bytes) {
        return SafePicture.of(bytes, MOST_PIXELS) instanceof Result.Done<SafePicture>(var drawn)
                ? Optional.of(drawn)
                : Optional.empty();
    }

    /** Every language it speaks, from the top. */
    List<Texts> texts() {
        return look.get().languages().spoken().stream().map(Texts::in).toList();
    }

    MethodNames methods() {
        return frame.methods();
    }

    /** The shop's name; empty where none is set. */
    String shopName() {
        return dependencies.settings().current().shopName();
    }

    public ReadOnlyObjectProperty<Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<DisplaySettings> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /** The shop's own picture. */
    public ReadOnlyObjectProperty<Optional<SafePicture>> pictureProperty() {
        return picture.getReadOnlyProperty();
    }
}
