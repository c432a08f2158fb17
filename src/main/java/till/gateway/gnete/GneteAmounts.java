package till.gateway.gnete;

import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/** The gateway's unit, whole minor units beside a currency code, as money. */
final class GneteAmounts {
    private GneteAmounts() {}

    static Optional<Money> money(String currency, long minor) {
        try {
            return Optional.of(Money.ofMinor(CurrencyUnit.of(currency), minor));
        } catch (IllegalCurrencyException unknown) {
            return Optional.empty();
        }
    }
}
