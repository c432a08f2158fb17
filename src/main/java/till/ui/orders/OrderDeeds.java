package till.ui.orders;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.joda.money.Money;
import till.domain.Act;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Result;
import till.service.Captured;
import till.settings.AmountFormat;
import till.ui.Dialogs;
import till.ui.Frame;
import till.ui.UiDependencies;

/**
 * What is done with the order shown: asked for first, approved where the role needs it, done once, and said what came of
 * it. FX thread only.
 */
public final class OrderDeeds {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final BiConsumer<OrderNo, Problem> told;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** @param told hears what came of a deed */
    public OrderDeeds(UiDependencies dependencies, Frame frame, BiConsumer<OrderNo, Problem> told) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.told = told;
    }

    /** What has to be approved by somebody else before it is done. Off the FX thread. */
    Set<Act> byApproval(Payment payment, Acting acting) {
        var found = EnumSet.noneOf(Act.class);
        for (var act : List.of(Act.REFUND, Act.CAPTURE, ofCancel(payment))) {
            if (dependencies.services().access().obstacle(acting, act, null).isPresent()) {
                found.add(act);
            }
        }
        return found;
    }

    /** Held money is let go of, which fewer may do than cancel. */
    static Act ofCancel(Payment payment) {
        return payment.state() == PaymentState.AUTHORIZED ? Act.VOID : Act.CANCEL;
    }

    void checkNow(Payment payment) {
        run(
                payment,
                () -> dependencies.services().attention().checkNow(payment.orderNo()),
                after -> outcome(after.state()));
    }

    /** Asks first; held money is let go of. */
    public void cancel(Payment payment, Problem consequence) {
        var held = payment.state() == PaymentState.AUTHORIZED;
        var stem = held ? "orders.void" : "orders.cancel";
        var yes = new Dialogs.Choice(
                stem + ".yes",
                Dialogs.Weight.DANGER,
                () -> frame.approvals()
                        .ask(ofCancel(payment), held ? payment.amount() : null, acting -> cancel(payment, acting)));
        var no = new Dialogs.Choice(stem + ".no", Dialogs.Weight.PLAIN, () -> {});
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of(stem + ".title", AmountFormat.withCurrency(payment.amount())),
                        consequence,
                        List.of(yes, no)));
    }

    private void cancel(Payment payment, Acting acting) {
        run(
                payment,
                () -> dependencies.services().payments().cancel(payment.orderNo(), acting),
                result -> switch (result) {
                    case Result.Done<Payment>(var after) -> outcome(after.state());
                    case Result.Failed<Payment>(var problem) -> problem;
                });
    }

    /** Asks how much of held money to take. */
    public void capture(Payment payment) {
        var amount = new CaptureAmount(payment.amount());
        var yes = new Dialogs.Choice(
                "orders.capture.yes",
                Dialogs.Weight.PRIMARY,
                () -> amount.chosen()
                        .ifPresent(money ->
                                frame.approvals().ask(Act.CAPTURE, money, acting -> capture(payment, money, acting))));
        var no = new Dialogs.Choice("orders.capture.no", Dialogs.Weight.PLAIN, () -> {});
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of("orders.capture.title", AmountFormat.withCurrency(payment.amount())),
                        Problem.of("orders.capture.text"),
                        List.of(yes, no),
                        () -> {},
                        Optional.of(amount.entry())));
    }

    private void capture(Payment payment, Money amount, Acting acting) {
        run(
                payment,
                () -> dependencies.services().captures().capture(payment.orderNo(), amount, acting),
                captured -> switch (captured) {
                    case Captured.Asked(var after) -> outcome(after.state());
                    case Captured.Declined(var _, var problem) -> problem;
                    case Captured.NotAsked(var problem) -> problem;
                });
    }

    /** One at a time: a second press while the first is under way does nothing. */
    private <T> void run(Payment payment, Callable<T> work, Function<T, Problem> words) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        dependencies
                .background()
                .run(
                        work,
                        result -> finish(payment, words.apply(result)),
                        failure -> finish(payment, frame.unexpected().note(failure)));
    }

    private void finish(Payment payment, Problem now) {
        busy.set(false);
        told.accept(payment.orderNo(), now);
    }

    private static Problem outcome(PaymentState state) {
        return Problem.of("orders.asked." + state.name());
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether an answer to one of them is waited for. */
    public boolean isBusy() {
        return busy.get();
    }
}
