package till.ui.refund;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Subscription;
import org.joda.money.Money;
import till.domain.Act;
import till.domain.Acting;
import till.ui.UiDependencies;

/** Says beforehand whether somebody else has to approve the refund as it is chosen. FX thread only. */
public final class RefundRight {
    private final UiDependencies dependencies;
    private final RefundForm form;
    private final ReadOnlyBooleanWrapper byApproval = new ReadOnlyBooleanWrapper();
    private final Subscription subscription;
    private long asked;

    RefundRight(UiDependencies dependencies, RefundForm form) {
        this.dependencies = dependencies;
        this.form = form;
        this.subscription = Subscription.combine(
                form.obstacleProperty().subscribe((_, _) -> ask()),
                form.amountProperty().subscribe((_, _) -> ask()),
                form.recordingProperty().subscribe((_, _) -> ask()));
    }

    private void ask() {
        var mine = ++asked;
        var chosen = form.chosen();
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
        var amount = act == Act.REFUND ? chosen.orElse(null) : null;
        return dependencies.services().access().obstacle(acting, act, amount).isPresent();
    }

    void close() {
        subscription.unsubscribe();
    }

    public ReadOnlyBooleanProperty byApprovalProperty() {
        return byApproval.getReadOnlyProperty();
    }
}
