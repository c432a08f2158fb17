package till.ui.charge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import till.domain.Acting;
import till.domain.Basket;
import till.domain.OrderLine;
import till.domain.ParkedOrder;
import till.ui.UiDependencies;
import till.ui.Unexpected;

/**
 * The order on this window's screen, from its first line until it is charged: it outlives the Charge screen, and, kept in the
 * ledger, the program. What is written is written one after the other. FX thread only.
 */
public final class OpenOrder {
    private static final int MOST_UNDONE = 50;

    private final UiDependencies dependencies;
    private final Unexpected unexpected;
    private final ReadOnlyObjectWrapper<Basket> basket = new ReadOnlyObjectWrapper<>(Basket.NONE);
    private final StringProperty subject = new SimpleStringProperty("");
    private final StringProperty sale = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final Deque<Basket> before = new ArrayDeque<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private @Nullable Approval approval;
    private @Nullable ParkedOrder kept;
    private boolean writing;

    public OpenOrder(UiDependencies dependencies, Unexpected unexpected) {
        this.dependencies = dependencies;
        this.unexpected = unexpected;
    }

    /** Who approved which lines. Lines that were changed since are not among them. */
    private record Approval(Acting acting, List<OrderLine> lines) {}

    /** All that keys and scans change, as it stands. */
    public record Snapshot(Basket basket, List<Basket> before) {}

    public ReadOnlyObjectProperty<Basket> basketProperty() {
        return basket.getReadOnlyProperty();
    }

    public Basket basket() {
        return basket.get();
    }

    /** What the customer reads in the wallet. */
    public StringProperty subjectProperty() {
        return subject;
    }

    /** The shop's own order number. */
    public StringProperty saleProperty() {
        return sale;
    }

    /** Whether there is a change of the lines to take back. */
    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /** Changes the lines; the change can be taken back. */
    public void change(Basket next) {
        if (!next.equals(basket.get())) {
            before.push(basket.get());
            if (before.size() > MOST_UNDONE) {
                before.removeLast();
            }
            show(next);
        }
    }

    /** Changes what is noted about the order. */
    public void about(String note, String customer) {
        show(basket.get().about(note, customer));
    }

    /** An order gets its number with its first line or note. */
    private void show(Basket next) {
        basket.set(
                next.id().isEmpty() && !next.isBlank() ? numbered(next.lines(), next.note(), next.customer()) : next);
        undoable.set(!before.isEmpty());
    }

    /** The same lines under a number. */
    private Basket numbered(List<OrderLine> lines, String note, String customer) {
        return new Basket(dependencies.services().inHand().newNumber(), lines, note, customer);
    }

    /** The order with one more line; it gets a number if it has none. */
    public Basket with(OrderLine line) {
        var now = basket.get();
        return (now.id().isEmpty() ? numbered(now.lines(), now.note(), now.customer()) : now).with(line);
    }

    public void undo() {
        if (!before.isEmpty()) {
            var last = before.pop();
            show(last.id().isEmpty() ? basket.get().with(List.of()) : last);
        }
    }

    public Snapshot snapshot() {
        return new Snapshot(basket.get(), List.copyOf(before));
    }

    public void putBack(Snapshot snapshot) {
        before.clear();
        before.addAll(snapshot.before());
        basket.set(snapshot.basket());
        undoable.set(!before.isEmpty());
    }

    /** A line was approved as it is now, beside those approved before. */
    public void approve(Acting acting, OrderLine line) {
        if (acting.approver() != null) {
            var lines = new ArrayList<>(approval == null ? List.of() : approval.lines());
            lines.add(line);
            approval = new Approval(acting, lines);
        }
    }

    /** As whom the order is charged without asking anybody once more; empty where somebody has to be asked. */
    public Optional<Acting> approved() {
        var given = approval;
        return given != null
                        && Objects.equals(
                                given.acting().operator(),
                                dependencies.session().acting().operator())
                        && given.lines().containsAll(conceded())
                ? Optional.of(given.acting())
                : Optional.empty();
    }

    private List<OrderLine> conceded() {
        return basket.get().lines().stream().filter(OrderLine::isConceded).toList();
    }

    /** Shows another order; what is on the screen is parked first. */
    public void take(ParkedOrder order) {
        if (!order.id().equals(basket.get().id())) {
            makeWay();
        }
        forget();
        kept = order;
        basket.set(order.basket());
        subject.set(order.subject());
        sale.set(order.sale());
    }

    /** Empties the screen for another order; lines that nobody has charged are parked, not lost. */
    void makeWay() {
        if (!basket.get().lines().isEmpty()) {
            var left = written();
            inTurn(
                    () -> {
                        dependencies.services().inHand().setAside(left);
                        return true;
                    },
                    () -> {});
        }
        letGo();
    }

    /** The screen is empty: the order was charged or parked, and is not this screen's any more. */
    public void letGo() {
        forget();
        basket.set(Basket.NONE);
        subject.set("");
        sale.set("");
    }

    private void forget() {
        before.clear();
        undoable.set(false);
        approval = null;
        kept = null;
    }

    /** The order as it is written. */
    public ParkedOrder written() {
        return written(basket.get(), subject.get(), sale.get());
    }

    /** Another order as it would be written from this screen. */
    ParkedOrder written(Basket now, String read, String number) {
        var services = dependencies.services();
        var operator = dependencies.session().acting().operator();
        return new ParkedOrder(
                now,
                now.total(dependencies.settings().current().currency()),
                read.strip(),
                number.strip(),
                services.here().till(),
                operator == null ? null : operator.id(),
                services.here().clock().instant());
    }

    /** Writes the order if it changed since it was written. */
    public void save() {
        if (!writing && !isKept(written())) {
            saved(() -> {});
        }
    }

    /** Goes on once the order is written as it stands; a ledger that cannot be written to says so to whatever follows. */
    public void saved(Runnable then) {
        var order = written();
        if (isKept(order)) {
            inTurn(() -> true, then);
            return;
        }
        kept = order;
        var inHand = dependencies.services().inHand();
        inTurn(
                () -> {
                    if (order.basket().isBlank()) {
                        inHand.drop(order.id());
                    } else {
                        inHand.keep(order);
                    }
                    return true;
                },
                then);
    }

    private boolean isKept(ParkedOrder order) {
        return order.basket().id().isEmpty() || (kept != null && same(kept, order));
    }

    private static boolean same(ParkedOrder one, ParkedOrder other) {
        return one.basket().equals(other.basket())
                && one.subject().equals(other.subject())
                && one.sale().equals(other.sale());
    }

    /** Work that touches the order in the ledger, after what is under way. */
    void inTurn(Callable<?> work, Runnable then) {
        if (writing) {
            waiting.add(() -> inTurn(work, then));
            return;
        }
        writing = true;
        dependencies.background().run(work, _ -> next(then), failure -> {
            unexpected.note(failure);
            next(then);
        });
    }

    private void next(Runnable then) {
        writing = false;
        then.run();
        var following = waiting.poll();
        if (following != null) {
            following.run();
        }
    }
}
