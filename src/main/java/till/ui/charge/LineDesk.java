package till.ui.charge;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.Act;
import till.domain.Basket;
import till.domain.Item;
import till.domain.ItemNames;
import till.domain.OrderLine;
import till.domain.Problem;
import till.settings.Language;
import till.settings.Texts;
import till.ui.Approvals;

/** Adds and changes the lines of the order on the screen; each change can be taken back. FX thread only. */
public final class LineDesk {
    private final OpenOrder order;
    private final Approvals approvals;
    private final CurrencyUnit currency;
    private final ObjectProperty<Optional<Problem>> problem;
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
    private LineForm form;

    /** @param problem what the Charge screen shows in place */
    LineDesk(OpenOrder order, Approvals approvals, CurrencyUnit currency, ObjectProperty<Optional<Problem>> problem) {
        this.order = order;
        this.approvals = approvals;
        this.currency = currency;
        this.problem = problem;
        this.form = new LineForm(OrderLine.free(ItemNames.of("-"), Money.zero(currency)));
    }

    /** The lines changed: the selected one is one that there is. */
    void follow(Basket now) {
        var last = now.lines().size() - 1;
        if (selected.get() > last || (selected.get() < 0 && last >= 0)) {
            selected.set(last);
        }
    }

    /** Adds one piece of an item, at the price it has now. */
    public void add(Item item) {
        if (!item.onSale()) {
            problem.set(Optional.of(Problem.of("basket.notSold", item.sku())));
        } else if (!item.price().getCurrencyUnit().equals(currency)) {
            problem.set(Optional.of(Problem.of(
                    "basket.currency",
                    item.sku(),
                    item.price().getCurrencyUnit().getCode())));
        } else {
            add(OrderLine.of(item));
        }
    }

    /** Adds something that is in no catalogue. */
    void addKeyed(Money price) {
        var names = new ItemNames(
                Texts.in(Language.ENGLISH).text("basket.free"),
                Texts.in(Language.TRADITIONAL_CHINESE).text("basket.free"),
                Texts.in(Language.SIMPLIFIED_CHINESE).text("basket.free"));
        add(OrderLine.free(names, price));
    }

    private void add(OrderLine line) {
        var place = order.basket().placeFor(line);
        if (place >= Basket.MOST_LINES) {
            problem.set(Optional.of(Problem.of("basket.full", Integer.toString(Basket.MOST_LINES))));
            return;
        }
        problem.set(Optional.empty());
        order.change(order.with(line));
        selected.set(place);
    }

    /** Selects the line so many places further on. */
    public void select(int by) {
        var last = order.basket().lines().size() - 1;
        selected.set(Math.clamp(selected.get() + (long) by, Math.min(0, last), last));
    }

    public void selectAt(int place) {
        selected.set(place);
    }

    /** More pieces of a line, or fewer; the last piece is taken away with the line. */
    public void more(int place, int by) {
        line(place).ifPresent(line -> quantity(place, line.quantity() + by));
    }

    /** As many pieces of a line; none of them removes it. */
    public void quantity(int place, int pieces) {
        if (pieces == 0) {
            remove(place);
            return;
        }
        line(place).ifPresent(line -> {
            var changed = line.times(pieces);
            problem.set(
                    changed.isEmpty()
                            ? Optional.of(Problem.of("basket.quantity", Integer.toString(OrderLine.MOST)))
                            : Optional.empty());
            changed.ifPresent(each -> order.change(order.basket().with(place, each)));
        });
        selected.set(place);
    }

    /** Takes a line away; undone with one key. */
    public void remove(int place) {
        line(place).ifPresent(_ -> order.change(order.basket().without(place)));
    }

    /** Takes all lines away; undone with one key. */
    public void empty() {
        order.change(order.basket().with(List.of()));
    }

    public void undo() {
        order.undo();
    }

    private Optional<OrderLine> line(int place) {
        var lines = order.basket().lines();
        return place < 0 || place >= lines.size() ? Optional.empty() : Optional.of(lines.get(place));
    }

    /** Opens a line to change its price, its discount or its quantity; false where there is none. */
    boolean edit(int place) {
        line(place).ifPresent(line -> {
            selected.set(place);
            form = new LineForm(line);
        });
        return line(place).isPresent();
    }

    public LineForm getForm() {
        return form;
    }

    /**
     * Takes the form over; another price than the catalogue's is asked for somebody's approval where the role needs it.
     *
     * @param then follows once it is taken over
     */
    void applyForm(Runnable then) {
        var place = selected.get();
        var before = line(place);
        var after = form.line();
        if (after.isEmpty() || !before.equals(Optional.of(form.before()))) {
            return;
        }
        if (after.get().isConceded() && !after.equals(before)) {
            approvals.ask(Act.DISCOUNT, null, acting -> {
                if (line(place).equals(before)) {
                    order.change(order.basket().with(place, after.get()));
                    order.approve(acting, after.get());
                    then.run();
                }
            });
        } else {
            order.change(order.basket().with(place, after.get()));
            then.run();
        }
    }

    /** The place of the line that keys change; -1 where there is none. */
    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public int selected() {
        return selected.get();
    }
}
