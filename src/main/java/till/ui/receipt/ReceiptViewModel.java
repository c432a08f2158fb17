package till.ui.receipt;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.device.GrayPicture;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Result;
import till.receipt.Printed;
import till.receipt.Receipt;
import till.receipt.Receipts;
import till.settings.Subscription;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** A receipt as it would be given now, and what came of printing or saving it. FX thread only. */
public final class ReceiptViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Route.Receipt route;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Told>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(true);
    private Subscription printed = () -> {};
    private boolean closed;

    public ReceiptViewModel(UiDependencies dependencies, Frame frame, Route.Receipt route) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.route = route;
    }

    /** The receipt and its pages as pictures. */
    public record Shown(Receipt receipt, List<GrayPicture> pages) {
        public Shown {
            pages = List.copyOf(pages);
        }
    }

    /** What to say, and whether it is good news. */
    public record Told(boolean good, Problem text) {}

    @Override
    public void activated() {
        printed = dependencies
                .receipts()
                .subscribe(now -> dependencies.background().onScreen(() -> hear(now)));
        load();
    }

    @Override
    public void close() {
        closed = true;
        printed.close();
    }

    private void load() {
        dependencies.background().run(this::read, this::show, this::failed);
    }

    private Result<Shown> read() {
        return dependencies
                .receipts()
                .find(route.of())
                .map(receipt -> new Shown(receipt, dependencies.receipts().preview(receipt)));
    }

    private void show(Result<Shown> found) {
        if (closed) {
            return;
        }
        busy.set(false);
        switch (found) {
            case Result.Done<Shown>(var now) -> shown.set(Optional.of(now));
            case Result.Failed<Shown>(var problem) -> told.set(Optional.of(new Told(false, problem)));
        }
    }

    private void failed(Throwable failure) {
        busy.set(false);
        told.set(Optional.of(new Told(false, frame.unexpected().note(failure))));
    }

    private void hear(Printed now) {
        if (closed || !now.of().equals(route.of())) {
            return;
        }
        switch (now.stage()) {
            case PRINTING -> told.set(Optional.of(new Told(true, Problem.of("receipt.printing"))));
            case PRINTED, SENT -> {
                var sure = now.stage() == Printed.Stage.PRINTED;
                told.set(Optional.of(new Told(sure, Problem.of(sure ? "receipt.printed" : "receipt.sent"))));
                load();
            }
            case FAILED -> {
                busy.set(false);
                told.set(now.problem().map(problem -> new Told(false, problem)));
            }
        }
    }

    /** Prints it, approved where the role needs that. */
    public void print() {
        whenFree(receipt -> approved(
                receipt,
                acting -> work(
                        () -> dependencies.receipts().print(receipt, acting).map(Result::<Path>failed))));
    }

    /** Asks for a place and writes it there as PDF. */
    public void savePdf() {
        whenFree(receipt -> dependencies
                .outside()
                .places()
                .newFile(receipt.title() + ".pdf")
                .ifPresent(file -> approved(
                        receipt,
                        acting -> work(() -> Optional.of(dependencies.receipts().savePdf(receipt, acting, file))))));
    }

    private void whenFree(Consumer<Receipt> action) {
        shown.get().filter(_ -> !busy.get()).map(Shown::receipt).ifPresent(action);
    }

    private void approved(Receipt receipt, Consumer<Acting> then) {
        frame.approvals().ask(Receipts.act(receipt), null, then);
    }

    /** @param work empty where the end is heard of later */
    private void work(java.util.concurrent.Callable<Optional<Result<Path>>> work) {
        busy.set(true);
        dependencies.background().run(work, done -> done.ifPresent(this::ended), this::failed);
    }

    private void ended(Result<Path> result) {
        busy.set(false);
        switch (result) {
            case Result.Done<Path>(var file) -> {
                told.set(Optional.of(new Told(true, Problem.of("receipt.saved", file.toString()))));
                load();
            }
            case Result.Failed<Path>(var problem) -> told.set(Optional.of(new Told(false, problem)));
        }
    }

    /** To where the receipt was asked for. */
    public void back() {
        frame.navigator().go(route.back());
    }

    public boolean hasPrinter() {
        return dependencies.receipts().hasPrinter();
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Told>> toldProperty() {
        return told.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public boolean isBusy() {
        return busy.get();
    }
}
