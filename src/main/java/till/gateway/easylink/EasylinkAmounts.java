package till.gateway.easylink;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/** The gateway's unit, a decimal number of whole units, as money. Nothing is rounded. */
final class EasylinkAmounts {
    static final CurrencyUnit HKD = CurrencyUnit.of("HKD");

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(?:\\.\\d{1,12})?(?:[eE]\\+?\\d)?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,12}");

    private EasylinkAmounts() {}

    /** What goes into a request: exactly as many decimals as the currency has. */
    static BigDecimal number(Money amount) {
        return amount.getAmount();
    }

    /** @param currency the code that came beside it; empty for none, which means HKD */
    static Optional<Money> money(String currency, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        var decimal = new BigDecimal(text);
        return unit(currency)
                .filter(unit -> decimal.scale() <= unit.getDecimalPlaces())
                .map(unit -> Money.of(unit, decimal));
    }

    /** The unit of the platform below: whole minor units. */
    static Optional<Money> minor(String currency, String text) {
        return WHOLE.matcher(text).matches()
                ? unit(currency).map(unit -> Money.ofMinor(unit, Long.parseLong(text)))
                : Optional.empty();
    }

    private static Optional<CurrencyUnit> unit(String currency) {
        try {
            return Optional.of(currency.isEmpty() ? HKD : CurrencyUnit.of(currency));
        } catch (IllegalCurrencyException unknown) {
            return Optional.empty();
        }
    }
}
