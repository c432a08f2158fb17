package till.ui.charge;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.joda.money.Money;
import till.domain.AmountText;
import till.domain.Problem;

/** What the customer is to pay: what all lines come to, or where there are none the amount that was keyed. FX thread only. */
public final class AmountDue {
    private final OpenOrder order;
    private final ObjectProperty<Optional<Problem>> problem;
    private final ReadOnlyObjectWrapper<AmountEntry> entry;
    private final ReadOnlyObjectWrapper<Shown> shown;

    /** @param problem what the Charge screen shows in place */
    AmountDue(OpenOrder order, ObjectProperty<Optional<Problem>> problem, AmountEntry start) {
        this.order = order;
        this.problem = problem;
        this.entry = new ReadOnlyObjectWrapper<>(start);
        this.shown = new ReadOnlyObjectWrapper<>(new Shown(start, Kind.AMOUNT));
    }

    /** What the large figures stand for. */
    public enum Kind {
        /** What is charged. */
        AMOUNT,
        /** What Enter adds to the order. */
        ADDING,
        /** What the order comes to, which is what is charged. */
        TOTAL
    }

    /** The large figures. */
    public record Shown(AmountEntry entry, Kind kind) {}

    /** Shows what the order comes to, until the subscription ends. */
    Subscription follow() {
        return order.basketProperty().subscribe(this::show);
    }

    private void show() {
        var kind = order.basket().lines().isEmpty()
                ? Kind.AMOUNT
                : entry.get().typed().isEmpty() ? Kind.TOTAL : Kind.ADDING;
        shown.set(new Shown(kind == Kind.TOTAL ? AmountEntry.of(total()) : entry.get(), kind));
    }

    private Money total() {
        return order.basket().total(entry.get().currency());
    }

    /** Takes what was keyed, and shows why the last key was not taken. */
    void enter(AmountEntry next) {
        entry.set(next);
        problem.set(next.problem());
        show();
    }

    /** Nothing is keyed any more; what was told stays. */
    void clear() {
        entry.set(entry.get().cleared());
        show();
    }

    /** What puts back what was keyed, as it stands now. */
    Runnable remembered() {
        var before = entry.get();
        return () -> enter(before);
    }

    /** The amount that was keyed, which then stands here no longer. */
    Optional<Money> take() {
        return switch (entry.get().reading()) {
            case AmountText.Amount(var money) -> {
                enter(entry.get().cleared());
                yield Optional.of(money);
            }
            case AmountText.Wrong(var wrong) -> {
                problem.set(entry.get().typed().isEmpty() ? Optional.empty() : Optional.of(wrong));
                yield Optional.empty();
            }
        };
    }

    /** The whole number that was keyed, which then stands here no longer. */
    Optional<Integer> takeNumber() {
        var typed = entry.get().typed();
        if (!typed.matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        enter(entry.get().cleared());
        return Optional.of(Integer.valueOf(typed));
    }

    /** What is charged; an amount that was keyed and belongs to no line stands in the way. */
    AmountText.Reading reading() {
        var basket = order.basket();
        if (basket.lines().isEmpty()) {
            return entry.get().reading();
        }
        if (!entry.get().typed().isEmpty()) {
            return new AmountText.Wrong(Problem.of(
                    "charge.pending", entry.get().entered() + entry.get().ghost()));
        }
        return basket.obstacle()
                .<AmountText.Reading>map(AmountText.Wrong::new)
                .orElseGet(() -> new AmountText.Amount(total()));
    }

    /** As {@link #reading()}, for what is offered; zero while there is none. */
    Money amount() {
        return order.basket().lines().isEmpty() ? entry.get().amount() : total();
    }

    AmountEntry entry() {
        return entry.get();
    }

    ReadOnlyObjectProperty<AmountEntry> entryProperty() {
        return entry.getReadOnlyProperty();
    }

    /** What stands in large figures. */
    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
