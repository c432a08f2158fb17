package till.ui.find;

import java.time.LocalDate;
import java.time.LocalTime;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.AmountText;
import till.domain.Problem;
import till.domain.Result;
import till.service.BillSearch;
import till.service.BillSearch.Bill;

/** What is keyed of a customer's bill. */
public final class BillEntry {
    private final StringProperty number = new SimpleStringProperty("");
    private final StringProperty amount = new SimpleStringProperty("");
    private final StringProperty time = new SimpleStringProperty("");
    private final ObjectProperty<LocalDate> day;

    BillEntry(LocalDate today) {
        day = new SimpleObjectProperty<>(today);
    }

    Result<Bill> read(CurrencyUnit currency) {
        if (!number.get().isBlank()) {
            return Result.done(new Bill(number.get().strip(), null, null, day.get()));
        }
        Money money = null;
        if (!amount.get().isBlank()) {
            switch (AmountText.read(amount.get(), currency)) {
                case AmountText.Wrong(var problem) -> {
                    return Result.failed(problem);
                }
                case AmountText.Amount(var read) -> money = read;
            }
        }
        if (time.get().isBlank()) {
            return found(money, null);
        }
        var at = BillSearch.minute(time.get());
        return at.isPresent() ? found(money, at.get()) : Result.failed(Problem.of("find.timeWrong", time.get()));
    }

    private Result<Bill> found(@Nullable Money money, @Nullable LocalTime at) {
        return money == null && at == null
                ? Result.failed(Problem.of("find.nothingAsked"))
                : Result.done(new Bill("", money, at, day.get()));
    }

    /** Any number on the bill, or its beginning. */
    public StringProperty numberProperty() {
        return number;
    }

    public StringProperty amountProperty() {
        return amount;
    }

    /** The minute: {@code 14:32}. */
    public StringProperty timeProperty() {
        return time;
    }

    /** The business day of amount and minute. */
    public ObjectProperty<LocalDate> dayProperty() {
        return day;
    }
}
