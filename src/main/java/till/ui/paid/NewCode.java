package till.ui.paid;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Payment;
import till.service.ChargeRequest;
import till.service.Started;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Charges a sale once more by the same method, with the lines it had. FX thread only. */
final class NewCode {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final BooleanProperty busy;

    /** @param busy whether something is on its way */
    NewCode(UiDependencies dependencies, Frame frame, BooleanProperty busy) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.busy = busy;
    }

    void charge(Payment payment, Consumer<Started> started, Consumer<Throwable> failed) {
        busy.set(true);
        var inHand = dependencies.services().inHand();
        dependencies
                .background()
                .run(
                        () -> inHand.of(payment.orderNo()),
                        basket -> ask(ChargeRequest.like(payment).of(basket), started, failed),
                        failed);
    }

    /** What somebody approved before is not approved for another payment. */
    private void ask(ChargeRequest request, Consumer<Started> started, Consumer<Throwable> failed) {
        if (request.basket().isConceded()) {
            busy.set(false);
            frame.approvals().ask(Act.DISCOUNT, null, acting -> send(request, acting, started, failed));
        } else {
            send(request, dependencies.session().acting(), started, failed);
        }
    }

    private void send(ChargeRequest request, Acting acting, Consumer<Started> started, Consumer<Throwable> failed) {
        busy.set(true);
        var payments = dependencies.services().payments();
        dependencies.background().run(() -> payments.start(request, acting), started, failed);
    }
}
