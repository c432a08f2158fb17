package till.ui.receipt;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Problem;
import till.domain.Result;
import till.receipt.Printed;
import till.receipt.Receipt;
import till.settings.Subscription;
import till.ui.Frame;
import till.ui.UiDependencies;

/** The last receipt that did not come out, on whichever screen one is by now, and what can be done. FX thread only. */
public final class PrinterTrouble implements AutoCloseable {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ReadOnlyObjectWrapper<Optional<Printed>> failed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Subscription subscription = () -> {};

    public PrinterTrouble(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    public void start() {
        subscription = dependencies
                .receipts()
                .subscribe(now -> dependencies.background().onScreen(() -> hear(now)));
    }

    private void hear(Printed now) {
        if (now.stage() == Printed.Stage.FAILED) {
            failed.set(Optional.of(now));
        } else if (failed.get().filter(each -> each.of().equals(now.of())).isPresent()) {
            failed.set(Optional.empty());
        }
    }

    /** Prints it once more, in the same name. */
    void tryAgain() {
        failed.get()
                .ifPresent(each -> dependencies
                        .background()
                        .run(
                                () -> dependencies.receipts().find(each.of()).then(receipt -> again(receipt, each)),
                                this::tell,
                                frame.unexpected()::report));
    }

    private Result<Receipt> again(Receipt receipt, Printed each) {
        return dependencies
                .receipts()
                .print(receipt, each.acting())
                .map(Result::<Receipt>failed)
                .orElseGet(() -> Result.done(receipt));
    }

    private void tell(Result<Receipt> result) {
        result.failure().ifPresent(this::say);
    }

    private void say(Problem problem) {
        failed.set(failed.get()
                .map(each ->
                        new Printed(each.of(), each.reference(), each.acting(), each.stage(), Optional.of(problem))));
    }

    /** Writes it to a file instead. */
    void savePdf() {
        failed.get()
                .ifPresent(each -> dependencies
                        .outside()
                        .places()
                        .newFile(each.reference() + ".pdf")
                        .ifPresent(file -> dependencies
                                .background()
                                .run(
                                        () -> dependencies
                                                .receipts()
                                                .find(each.of())
                                                .then(receipt ->
                                                        dependencies.receipts().savePdf(receipt, each.acting(), file)),
                                        result -> result.failure().ifPresentOrElse(this::say, this::dismiss),
                                        frame.unexpected()::report)));
    }

    void dismiss() {
        failed.set(Optional.empty());
    }

    ReadOnlyObjectProperty<Optional<Printed>> failedProperty() {
        return failed.getReadOnlyProperty();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
