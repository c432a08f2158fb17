package till.ui.charge;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.AmountText;
import till.domain.Problem;
import till.settings.AmountFormat;

/**
 * An amount being keyed, decimal entry: {@code 88} is 88.00. Immutable; a key that makes no amount leaves it as it is and
 * says why.
 *
 * @param typed what was keyed so far, plain digits and at most one point
 * @param problem why the last key or paste was not taken
 */
public record AmountEntry(CurrencyUnit currency, String typed, Optional<Problem> problem) {
    private static final Set<String> NEVER_MENDED = Set.of("amount.decimals", "amount.tooLong", "amount.letters");

    static AmountEntry empty(CurrencyUnit currency) {
        return new AmountEntry(currency, "", Optional.empty());
    }

    static AmountEntry of(Money amount) {
        return new AmountEntry(amount.getCurrencyUnit(), AmountFormat.plain(amount), Optional.empty());
    }

    /** One key: digits, {@code 00} or the point, also in full width. */
    AmountEntry key(String key) {
        var plain = Normalizer.normalize(key, Normalizer.Form.NFKC);
        if (plain.equals(".") && (currency.getDecimalPlaces() == 0 || typed.contains("."))) {
            return this;
        }
        var longer = withoutLeadingZeros((typed.isEmpty() && plain.equals(".") ? "0" : typed) + plain);
        var reading = AmountText.read(longer, currency);
        return reading instanceof AmountText.Wrong(var wrong) && NEVER_MENDED.contains(wrong.key())
                ? new AmountEntry(currency, typed, Optional.of(wrong))
                : new AmountEntry(currency, longer, Optional.empty());
    }

    AmountEntry cleared() {
        return empty(currency);
    }

    AmountEntry backspace() {
        return new AmountEntry(
                currency, typed.isEmpty() ? "" : typed.substring(0, typed.length() - 1), Optional.empty());
    }

    /** Replaces all by a pasted text, if it is an amount. */
    AmountEntry paste(String text) {
        return switch (AmountText.read(text, currency)) {
            case AmountText.Amount(var money) -> of(money);
            case AmountText.Wrong(var wrong) -> new AmountEntry(currency, typed, Optional.of(wrong));
        };
    }

    AmountText.Reading reading() {
        return AmountText.read(typed, currency);
    }

    /** The amount, or zero while there is none. */
    Money amount() {
        return reading() instanceof AmountText.Amount(var money) ? money : Money.zero(currency);
    }

    /** What was keyed, with thousands apart: {@code 1,234.5}. */
    String entered() {
        if (typed.isEmpty()) {
            return "";
        }
        var point = typed.indexOf('.');
        var whole = point < 0 ? typed : typed.substring(0, point);
        var grouped = AmountFormat.grouped(Money.ofMajor(CurrencyUnit.JPY, Long.parseLong(whole)));
        return grouped + (point < 0 ? "" : typed.substring(point));
    }

    /** What completes it to the currency's decimals: {@code 0} after {@code 1,234.5}. */
    String ghost() {
        var places = currency.getDecimalPlaces();
        var point = typed.indexOf('.');
        if (point >= 0) {
            return "0".repeat(Math.max(0, places - (typed.length() - point - 1)));
        }
        return (typed.isEmpty() ? "0" : "") + (places == 0 ? "" : "." + "0".repeat(places));
    }

    private static String withoutLeadingZeros(String text) {
        return text.replaceFirst("^0+(?=\\d)", "");
    }
}
