package till.ui.links;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/**
 * Links that were paid while somebody worked elsewhere in this window: the last one is told for a while, without a sound
 * and without taking the focus, and they are counted until the links are looked at. FX thread only.
 */
public final class PaidLinks implements ViewModel {
    private static final Duration TOLD_FOR = Duration.ofSeconds(20);

    private final UiDependencies dependencies;
    private final Frame frame;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<Payment>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Set<OrderNo> known = new HashSet<>();
    private Instant since = Instant.MAX;
    private Instant until = Instant.MIN;
    private Subscription subscriptions = Subscription.EMPTY;

    public PaidLinks(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    @Override
    public void activated() {
        since = now();
        var feed = dependencies
                .services()
                .feed()
                .subscribeToChanges(changed -> dependencies.background().onScreen(() -> look(changed)));
        subscriptions = Subscription.combine(
                feed::close,
                dependencies.ticker().everySecond(this::tick)::close,
                frame.navigator().routeProperty().subscribe(_ -> seenWhereShown()));
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    private void look(Set<OrderNo> changed) {
        var payments = dependencies.services().payments();
        dependencies
                .background()
                .run(
                        () -> changed.stream()
                                .flatMap(orderNo -> payments.find(orderNo).stream())
                                .filter(payment -> payment.order().isLink() && payment.state() == PaymentState.PAID)
                                .toList(),
                        this::found,
                        frame.unexpected()::note);
    }

    private void found(List<Payment> paid) {
        for (var payment : paid) {
            var paidAt = payment.paidAt();
            if (paidAt != null && !paidAt.isBefore(since) && known.add(payment.orderNo())) {
                count.set(count.get() + 1);
                told.set(Optional.of(payment));
                until = now().plus(TOLD_FOR);
            }
        }
        seenWhereShown();
    }

    private void tick() {
        if (!now().isBefore(until)) {
            dismiss();
        }
    }

    /** Whoever looks at the list of links is told there. */
    private void seenWhereShown() {
        if (frame.navigator().routeProperty().get().orElse(null) instanceof Route.Links) {
            count.set(0);
            dismiss();
        }
    }

    /** Takes the notice away; the count stays. */
    public void dismiss() {
        told.set(Optional.empty());
    }

    /** Goes to the link that was told. */
    public void show() {
        told.get().ifPresent(payment -> frame.navigator().go(new Route.Links(payment.orderNo())));
    }

    private Instant now() {
        return dependencies.services().here().clock().instant();
    }

    /** How many links were paid since anybody looked at them here. */
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** The link that is told of now. */
    public ReadOnlyObjectProperty<Optional<Payment>> toldProperty() {
        return told.getReadOnlyProperty();
    }
}
