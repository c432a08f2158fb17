package till.ui.orders;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.joda.money.Money;
import till.domain.AmountText;
import till.domain.Problem;
import till.settings.AmountFormat;
import till.ui.Dialogs;

/** How much of held money to take: all of it, or a part, after which the rest is let go of. FX thread only. */
final class CaptureAmount {
    private final Money held;
    private final StringProperty text;
    private final ReadOnlyObjectWrapper<Optional<Problem>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> consequence = new ReadOnlyObjectWrapper<>(Optional.empty());

    CaptureAmount(Money held) {
        this.held = held;
        this.text = new SimpleStringProperty(AmountFormat.plain(held));
        text.subscribe(this::judge);
    }

    Dialogs.Entry entry() {
        return new Dialogs.Entry(
                "orders.capture.amount", text, obstacle.getReadOnlyProperty(), consequence.getReadOnlyProperty());
    }

    Optional<Money> chosen() {
        return AmountText.read(text.get(), held.getCurrencyUnit()) instanceof AmountText.Amount(var money)
                        && !money.isGreaterThan(held)
                ? Optional.of(money)
                : Optional.empty();
    }

    private void judge() {
        obstacle.set(
                switch (AmountText.read(text.get(), held.getCurrencyUnit())) {
                    case AmountText.Wrong(var problem) -> Optional.of(problem);
                    case AmountText.Amount(var money)
                    when money.isGreaterThan(held) ->
                        Optional.of(Problem.of("orders.capture.moreThanHeld", AmountFormat.withCurrency(held)));
                    case AmountText.Amount _ -> Optional.empty();
                });
        consequence.set(chosen().map(this::consequence));
    }

    private Problem consequence(Money taken) {
        return taken.isEqual(held)
                ? Problem.of("orders.capture.whole", AmountFormat.withCurrency(held))
                : Problem.of(
                        "orders.capture.part",
                        AmountFormat.withCurrency(taken),
                        AmountFormat.withCurrency(held.minus(taken)));
    }
}
