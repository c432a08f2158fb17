package till.domain;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Reads an amount as people type and paste it: {@code 88}, {@code 88.5}, {@code $1,234.50}, {@code HK$ 20},
 * full-width digits. Nothing is ever rounded.
 */
public final class AmountText {
    /** Eleven digits in all keep every sum of a day far inside a long of minor units. */
    private static final int MOST_DIGITS = 11;

    private static final Pattern FORM = Pattern.compile("(\\d+|\\d{1,3}(?:,\\d{3})+)?(?:\\.(\\d*))?");

    private AmountText() {}

    /** What reading gave: an amount, or the problem to show in place. */
    public sealed interface Reading {}

    /** A usable amount, greater than zero. */
    public record Amount(Money money) implements Reading {}

    /** Why the text is no amount. */
    public record Wrong(Problem problem) implements Reading {}

    public static Reading read(String text, CurrencyUnit currency) {
        if (text.isEmpty()) {
            return wrong("amount.empty");
        }
        var plain =
                withoutCurrency(Normalizer.normalize(text, Normalizer.Form.NFKC).strip(), currency);
        if (plain.isEmpty()) {
            return wrong("amount.empty");
        }
        if (plain.startsWith("-") || plain.startsWith("\u2212")) {
            return wrong("amount.negative");
        }
        var match = FORM.matcher(plain);
        if (!match.matches()
                || (match.group(1) == null
                        && (match.group(2) == null || match.group(2).isEmpty()))) {
            return wrong("amount.letters", text.strip());
        }
        return amount(plain.replace(",", ""), match.group(2), currency);
    }

    private static Reading amount(String digits, @Nullable String decimals, CurrencyUnit currency) {
        if (decimals != null && decimals.length() > currency.getDecimalPlaces()) {
            return wrong("amount.decimals", currency.getCode(), Integer.toString(currency.getDecimalPlaces()));
        }
        if (digits.replace(".", "").replaceFirst("^0+", "").length() > MOST_DIGITS) {
            return wrong("amount.tooLong", Integer.toString(MOST_DIGITS));
        }
        var money = Money.of(
                currency,
                new BigDecimal(digits.endsWith(".") ? digits + "0" : digits).setScale(currency.getDecimalPlaces()));
        return money.isZero() ? wrong("amount.zero") : new Amount(money);
    }

    private static String withoutCurrency(String text, CurrencyUnit currency) {
        var pattern = "(?i)^(?:" + Pattern.quote(currency.getCode()) + "|HK\\$|US\\$|S\\$|[$\u00a5\u20ac\u00a3])\\s*"
                + "|\\s*" + Pattern.quote(currency.getCode()) + "$";
        return text.replaceAll(pattern, "").replace(" ", "");
    }

    private static Wrong wrong(String key, String... arguments) {
        return new Wrong(Problem.of(key, arguments));
    }
}
