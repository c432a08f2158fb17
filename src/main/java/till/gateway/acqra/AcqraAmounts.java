package till.gateway.acqra;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/** The gateway's unit, decimal texts and numbers of major units, as money. */
final class AcqraAmounts {
    /** "Length 7,2". */
    static final BigDecimal MOST = new BigDecimal("99999.99");

    private static final BigDecimal LEAST = new BigDecimal("0.01");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(?:\\.\\d{1,6})?");

    private AcqraAmounts() {}

    static String text(Money amount) {
        return amount.getAmount().toPlainString();
    }

    static boolean fits(Money amount) {
        return amount.getAmount().compareTo(LEAST) >= 0 && amount.getAmount().compareTo(MOST) <= 0;
    }

    /** Empty for anything but a plain decimal with no more places than its currency has. */
    static Optional<Money> money(String currency, String amount) {
        if (!DECIMAL.matcher(amount).matches()) {
            return Optional.empty();
        }
        try {
            var unit = CurrencyUnit.of(currency);
            var plain = new BigDecimal(amount).stripTrailingZeros();
            return plain.scale() > unit.getDecimalPlaces() ? Optional.empty() : Optional.of(Money.of(unit, plain));
        } catch (IllegalCurrencyException unknown) {
            return Optional.empty();
        }
    }
}
