package till.gateway.qlink;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import tools.jackson.databind.JsonNode;

/** The gateway's unit, major units as a decimal number beside a currency code, as money. Nothing is rounded. */
final class QlinkAmounts {
    private static final int MOST_DIGITS = 15;
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(?:\\.\\d{1,15})?");

    private QlinkAmounts() {}

    /** Empty where it is no number, the currency does not exist, or it has not that many decimals. */
    static Optional<Money> money(JsonNode amount, String currency) {
        return decimal(amount).flatMap(decimal -> money(decimal, currency));
    }

    private static Optional<BigDecimal> decimal(JsonNode amount) {
        if (amount.isNumber()) {
            return Optional.of(amount.decimalValue());
        }
        return amount.isString() && DECIMAL.matcher(amount.asString()).matches()
                ? Optional.of(new BigDecimal(amount.asString()))
                : Optional.empty();
    }

    private static Optional<Money> money(BigDecimal amount, String currency) {
        var plain = amount.stripTrailingZeros();
        if (Math.abs((long) plain.precision() - plain.scale()) > MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            var unit = CurrencyUnit.of(currency);
            return plain.scale() > unit.getDecimalPlaces() ? Optional.empty() : Optional.of(Money.of(unit, plain));
        } catch (IllegalCurrencyException unknown) {
            return Optional.empty();
        }
    }
}
