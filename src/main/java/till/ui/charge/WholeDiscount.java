package till.ui.charge;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.joda.money.CurrencyUnit;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Basket;
import till.domain.Discount;
import till.domain.Problem;
import till.domain.Result;
import till.settings.AmountFormat;
import till.ui.Dialogs;
import till.ui.Frame;

/** Asks what is to be taken off the whole order on the screen, and shares it among its lines. FX thread only. */
final class WholeDiscount {
    private final Frame frame;
    private final OpenOrder order;
    private final CurrencyUnit currency;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Problem>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> consequence = new ReadOnlyObjectWrapper<>(Optional.empty());

    WholeDiscount(Frame frame, OpenOrder order, CurrencyUnit currency) {
        this.frame = frame;
        this.order = order;
        this.currency = currency;
        text.subscribe(this::judge);
    }

    /** An order without lines has nothing that could cost less. */
    void ask() {
        var before = order.basket();
        if (before.lines().isEmpty()) {
            return;
        }
        text.set("");
        judge();
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of("basket.whole.title"),
                        Problem.of("basket.whole.text", AmountFormat.withCurrency(before.total(currency))),
                        List.of(
                                new Dialogs.Choice("basket.whole.apply", Dialogs.Weight.PRIMARY, () -> apply(before)),
                                new Dialogs.Choice("basket.whole.none", Dialogs.Weight.PLAIN, () -> {})),
                        () -> {},
                        Optional.of(new Dialogs.Entry(
                                "basket.whole.entry",
                                text,
                                obstacle.getReadOnlyProperty(),
                                consequence.getReadOnlyProperty()))));
    }

    private Result<Discount> typed() {
        return DiscountText.read(
                Normalizer.normalize(text.get(), Normalizer.Form.NFKC).strip(), currency);
    }

    private void judge() {
        var read = typed();
        obstacle.set(read.failure().or(() -> obstacle(read.value())));
        consequence.set(obstacle.get().isEmpty() ? Optional.of(consequence(read.value())) : Optional.empty());
    }

    private Optional<Problem> obstacle(Discount wanted) {
        var total = order.basket().total(currency);
        if (wanted.equals(Discount.NONE)) {
            return Optional.of(Problem.of("basket.whole.empty"));
        }
        return wanted.of(total).isLessThan(total)
                ? Optional.empty()
                : Optional.of(Problem.of("basket.whole.all", AmountFormat.withCurrency(total)));
    }

    private Problem consequence(Discount wanted) {
        var total = order.basket().total(currency);
        var off = wanted.of(total);
        return Problem.of(
                "basket.whole.left", AmountFormat.withCurrency(off), AmountFormat.withCurrency(total.minus(off)));
    }

    private void apply(Basket before) {
        var after = before.less(typed().value());
        frame.approvals().ask(Act.DISCOUNT, null, acting -> take(before, after, acting));
    }

    private void take(Basket before, Basket after, Acting acting) {
        if (order.basket().equals(before)) {
            order.change(after);
            after.lines().stream()
                    .filter(line -> !before.lines().contains(line))
                    .forEach(line -> order.approve(acting, line));
        }
    }
}
