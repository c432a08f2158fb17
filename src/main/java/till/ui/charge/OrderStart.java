package till.ui.charge;

import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.domain.ParkedOrder;
import till.domain.Problem;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;

/**
 * What the Charge screen begins with: the order that was left there, one whose payment ended unpaid, one that outlived the
 * program, or nothing. FX thread only.
 */
final class OrderStart {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final OpenOrder order;
    private final Route.@Nullable Sale carried;
    private boolean closed;

    /** @param carried what another payment leaves; null for a new sale */
    OrderStart(UiDependencies dependencies, Frame frame, OpenOrder order, Route.@Nullable Sale carried) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.order = order;
        this.carried = carried;
    }

    /** @param problem what the Charge screen shows in place */
    void begin(AmountDue due, ChargeDesk desk, ObjectProperty<Optional<Problem>> problem) {
        var inHand = dependencies.services().inHand();
        if (carried != null) {
            var sale = carried;
            order.makeWay();
            order.subjectProperty().set(sale.subject());
            order.saleProperty().set(sale.sale());
            var payment = sale.payment();
            if (payment != null) {
                look(() -> bought(sale, payment), due, problem);
            }
        } else if (order.basket().isBlank()) {
            order.letGo();
            look(inHand::atHand, due, problem);
        } else {
            var id = order.basket().id();
            dependencies
                    .background()
                    .run(
                            () -> inHand.isCharged(id),
                            charged -> left(id, charged, desk),
                            failure -> note(failure, problem));
        }
    }

    void close() {
        closed = true;
    }

    private Optional<ParkedOrder> bought(Route.Sale sale, OrderNo payment) {
        var basket = dependencies.services().inHand().of(payment);
        return basket.isBlank() ? Optional.empty() : Optional.of(order.written(basket, sale.subject(), sale.sale()));
    }

    /** What was keyed or scanned while the ledger was read is not written over. */
    private void look(Callable<Optional<ParkedOrder>> where, AmountDue due, ObjectProperty<Optional<Problem>> problem) {
        var keyed = due.entry();
        dependencies
                .background()
                .run(
                        where,
                        found -> found.filter(_ -> !closed
                                        && order.basket().isBlank()
                                        && due.entry().equals(keyed))
                                .ifPresent(taken -> take(taken, due)),
                        failure -> note(failure, problem));
    }

    private void take(ParkedOrder taken, AmountDue due) {
        if (!taken.basket().lines().isEmpty()) {
            due.clear();
        }
        order.take(taken);
    }

    /** It may have been charged from elsewhere meanwhile: what is charged is on this screen no longer. */
    private void left(String id, boolean charged, ChargeDesk desk) {
        if (charged
                && order.basket().id().equals(id)
                && !desk.chargingProperty().get()) {
            order.letGo();
        }
    }

    private void note(Throwable failure, ObjectProperty<Optional<Problem>> problem) {
        problem.set(Optional.of(frame.unexpected().note(failure)));
    }
}
