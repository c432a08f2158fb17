package till.ui.receipt;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.Problem;
import till.domain.Result;
import till.receipt.Printed;
import till.receipt.Receipt;
import till.receipt.ReceiptOf;
import till.receipt.Receipts;
import till.settings.Subscription;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;

/** Prints a payment's receipt with one key, without leaving the screen; without a printer it is shown. FX thread only. */
public final class QuickPrint {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final OrderNo orderNo;
    private final ReadOnlyObjectWrapper<Optional<Problem>> told = new ReadOnlyObjectWrapper<>(Optional.empty());

    public QuickPrint(UiDependencies dependencies, Frame frame, OrderNo orderNo) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.orderNo = orderNo;
    }

    /** Hears what becomes of the receipt, whoever had it printed, until closed. */
    Subscription follow() {
        return dependencies
                .receipts()
                .subscribe(now -> dependencies.background().onScreen(() -> hear(now)));
    }

    private void hear(Printed now) {
        if (now.of().equals(ReceiptOf.payment(orderNo))) {
            told.set(
                    switch (now.stage()) {
                        case PRINTING -> Optional.of(Problem.of("receipt.printing"));
                        case PRINTED -> Optional.of(Problem.of("receipt.printed"));
                        case SENT -> Optional.of(Problem.of("receipt.sent"));
                        case FAILED -> Optional.of(Problem.of("receipt.failed"));
                    });
        }
    }

    void print() {
        if (!dependencies.receipts().hasPrinter()) {
            look();
            return;
        }
        dependencies
                .background()
                .run(
                        () -> dependencies.receipts().find(ReceiptOf.payment(orderNo)),
                        this::print,
                        frame.unexpected()::report);
    }

    private void look() {
        frame.navigator().go(new Route.Receipt(ReceiptOf.payment(orderNo), new Route.Result(orderNo)));
    }

    private void print(Result<Receipt> found) {
        switch (found) {
            case Result.Done<Receipt>(var receipt) ->
                frame.approvals().ask(Receipts.act(receipt), null, acting -> print(receipt, acting));
            case Result.Failed<Receipt>(var problem) -> told.set(Optional.of(problem));
        }
    }

    private void print(Receipt receipt, Acting acting) {
        dependencies
                .background()
                .run(
                        () -> dependencies.receipts().print(receipt, acting),
                        refused -> refused.ifPresent(problem -> told.set(Optional.of(problem))),
                        frame.unexpected()::report);
    }

    /** What to say of it; empty while nothing was printed. */
    ReadOnlyObjectProperty<Optional<Problem>> toldProperty() {
        return told.getReadOnlyProperty();
    }
}
