package till.ui.find;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Result;
import till.service.BillAnswer;
import till.service.BillAnswer.Says;
import till.service.BillSearch.Bill;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;
import till.ui.ViewModel;

/** A bill that is looked for, and what the gateway says of each payment it may mean. FX thread only. */
public final class FindViewModel implements ViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final BillEntry entry;
    private final ObservableList<FindRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<FindRow>> best = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean asking;
    private int search;

    public FindViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.entry = new BillEntry(dependencies.services().bills().today());
    }

    @Override
    public void activated() {}

    @Override
    public void close() {
        search++;
    }

    /** Looks for what was keyed, and asks the gateway about all of it. */
    public void find() {
        search++;
        rows.clear();
        best.set(Optional.empty());
        switch (entry.read(dependencies.settings().current().currency())) {
            case Result.Failed<Bill>(var why) -> tell(why);
            case Result.Done<Bill>(var bill) -> find(bill, search);
        }
    }

    private void tell(Problem why) {
        asking = false;
        problem.set(Optional.of(why));
    }

    private void find(Bill bill, int mine) {
        asking = true;
        problem.set(Optional.empty());
        var acting = dependencies.session().acting();
        dependencies
                .background()
                .run(
                        () -> dependencies.services().bills().candidates(bill, acting),
                        found -> found(bill, found, mine),
                        failure -> tell(frame.unexpected().note(failure)));
    }

    private void found(Bill bill, Result<List<Payment>> result, int mine) {
        if (mine != search) {
            return;
        }
        switch (result) {
            case Result.Failed<List<Payment>>(var why) -> tell(why);
            case Result.Done<List<Payment>>(var found)
            when found.isEmpty() ->
                tell(Problem.of(bill.number().isEmpty() ? "find.none.amount" : "find.none.number", bill.number()));
            case Result.Done<List<Payment>>(var found) -> {
                rows.setAll(found.stream()
                        .map(payment -> new FindRow(payment, Optional.empty()))
                        .toList());
                found.forEach(payment -> ask(payment, mine));
            }
        }
    }

    private void ask(Payment payment, int mine) {
        var acting = dependencies.session().acting();
        dependencies
                .background()
                .run(
                        () -> dependencies.services().bills().ask(payment.orderNo(), acting),
                        said -> answered(payment, said, mine),
                        failure -> {
                            var why = frame.unexpected().note(failure);
                            answered(payment, Result.failed(why), mine);
                        });
    }

    private void answered(Payment payment, Result<BillAnswer> result, int mine) {
        if (mine != search) {
            return;
        }
        var said = switch (result) {
            case Result.Done<BillAnswer>(var answer) -> answer;
            case Result.Failed<BillAnswer>(var why) -> {
                problem.set(Optional.of(why));
                yield new BillAnswer(payment, Says.NO_ANSWER, "", now());
            }
        };
        rows.replaceAll(row -> row.payment().orderNo().equals(payment.orderNo()) ? row.answered(said) : row);
        var open = rows.stream().anyMatch(row -> row.answer().isEmpty());
        asking = open;
        best.set(best(open));
    }

    /** One that is paid answers at once; anything else only when all were asked. */
    private Optional<FindRow> best(boolean open) {
        return rows.stream()
                .filter(row -> row.answer().isPresent())
                .min(Comparator.comparing(row -> row.answer().orElseThrow().says()))
                .filter(row -> !open || row.answer().orElseThrow().says() == Says.PAID);
    }

    private Instant now() {
        return dependencies.services().here().clock().instant();
    }

    /** Shows all about one of them. */
    public void show(OrderNo orderNo) {
        frame.navigator().go(new Route.Orders(orderNo));
    }

    public BillEntry getEntry() {
        return entry;
    }

    /** The payments found, those that fit best first. */
    public ObservableList<FindRow> getRows() {
        return rows;
    }

    /** The answer; empty before it is there. */
    public ReadOnlyObjectProperty<Optional<FindRow>> bestProperty() {
        return best.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public boolean isAsking() {
        return asking;
    }

    LocalDate today() {
        return dependencies.services().bills().today();
    }
}
