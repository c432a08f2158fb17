package till.ui.refund;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Subscription;
import org.joda.money.Money;
import till.domain.Act;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.Problem;
import till.service.RefundService;
import till.ui.UiDependencies;

/** Says beforehand whether somebody else has to approve the refund as it is chosen. FX thread only. */
public final class RefundRight {
    private static final String TOO_MUCH = "refund.moreThanLeft";

    private final UiDependencies dependencies;
    private final RefundForm form;
    private final OrderNo orderNo;
    private final ReadOnlyBooleanWrapper byApproval = new ReadOnlyBooleanWrapper();
    private final Subscription subscription;
    private long asked;

    RefundRight(UiDependencies dependencies, RefundForm form, OrderNo orderNo) {
        this.dependencies = dependencies;
        this.orderNo = orderNo;
        this.form = form;
        this.subscription = Subscription.combine(
                form.obstacleProperty().subscribe((_, _) -> ask()),
                form.amountProperty().subscribe((_, _) -> ask()),
                form.recordingProperty().subscribe((_, _) -> ask()));
    }

    private void ask() {
        var mine = ++asked;
        var chosen = form.chosen();
        // what cannot be refunded anyway is not somebody else's to approve
        if (form.obstacleProperty()
                .get()
                .map(Problem::key)
                .filter(TOO_MUCH::equals)
                .isPresent()) {
            byApproval.set(false);
            return;
        }
        var act = form.recordingProperty().get() ? Act.SETTLE : Act.REFUND;
        var acting = dependencies.session().acting();
        dependencies
                .background()
                .run(
                        () -> needed(acting, act, chosen),
                        needed -> {
                            if (mine == asked) {
                                byApproval.set(needed);
                            }
                        },
                        // what may not be done is refused where it is done
                        _ -> byApproval.set(false));
    }

    private boolean needed(Acting acting, Act act, Optional<Money> chosen) {
        var services = dependencies.services();
        var amount = act == Act.REFUND
                ? chosen.map(money ->
                                RefundService.alone(money, services.refunds().of(orderNo), acting))
                        .orElse(null)
                : null;
        return services.access().obstacle(acting, act, amount).isPresent();
    }

    /** What a limit is held against. */
    Money decided(Money amount, Optional<Refundable> found) {
        var earlier = found.map(Refundable::earlier).orElse(List.of());
        return RefundService.alone(amount, earlier, dependencies.session().acting());
    }

    void close() {
        subscription.unsubscribe();
    }

    public ReadOnlyBooleanProperty byApprovalProperty() {
        return byApproval.getReadOnlyProperty();
    }
}
