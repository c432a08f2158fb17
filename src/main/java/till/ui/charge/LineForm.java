package till.ui.charge;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.AmountText;
import till.domain.Discount;
import till.domain.OrderLine;
import till.domain.Problem;
import till.domain.Result;
import till.settings.AmountFormat;

/** A line being changed: quantity, price and discount as they are typed. FX thread only. */
public final class LineForm {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");

    private final OrderLine before;
    private final StringProperty quantity = new SimpleStringProperty();
    private final StringProperty price = new SimpleStringProperty();
    private final StringProperty discount = new SimpleStringProperty();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    LineForm(OrderLine before) {
        this.before = before;
        quantity.set(Integer.toString(before.quantity()));
        price.set(AmountFormat.plain(before.charged()));
        discount.set(
                switch (before.discount()) {
                    case Discount.None _ -> "";
                    case Discount.Amount(var off) -> AmountFormat.plain(off);
                    case Discount.Percent percent -> percent.text() + "%";
                });
    }

    /** The line as it was when the form was opened. */
    OrderLine before() {
        return before;
    }

    /** The line as it is filled in; empty, with a problem, where it is none. */
    public Optional<OrderLine> line() {
        problem.set(Optional.empty());
        var pieces = pieces();
        var each = each();
        var less = less();
        return pieces.flatMap(before::times)
                .flatMap(line -> each.map(money -> line.at(money.equals(line.price()) ? null : money)))
                .flatMap(line -> less.map(line::less));
    }

    private Optional<Integer> pieces() {
        var text = plain(quantity);
        var number = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : 0;
        return number > 0
                ? Optional.of(number)
                : wrong(Problem.of("basket.quantity", Integer.toString(OrderLine.MOST)));
    }

    /** A price of nothing is one, too. */
    private Optional<Money> each() {
        var currency = before.price().getCurrencyUnit();
        return switch (AmountText.read(plain(price), currency)) {
            case AmountText.Amount(var money) -> Optional.of(money);
            case AmountText.Wrong(var why) when why.key().equals("amount.zero") -> Optional.of(Money.zero(currency));
            case AmountText.Wrong(var why) -> wrong(why);
        };
    }

    private Optional<Discount> less() {
        return switch (DiscountText.read(plain(discount), before.price().getCurrencyUnit())) {
            case Result.Done<Discount>(var read) -> Optional.of(read);
            case Result.Failed<Discount>(var why) -> wrong(why);
        };
    }

    private <T> Optional<T> wrong(Problem why) {
        problem.set(Optional.of(why));
        return Optional.empty();
    }

    private static String plain(StringProperty text) {
        @Nullable String typed = text.get();
        return typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }

    public StringProperty quantityProperty() {
        return quantity;
    }

    public StringProperty priceProperty() {
        return price;
    }

    /** An amount, or a part with a sign for per cent. */
    public StringProperty discountProperty() {
        return discount;
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
