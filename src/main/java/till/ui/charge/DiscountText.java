package till.ui.charge;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import till.domain.AmountText;
import till.domain.Discount;
import till.domain.Problem;
import till.domain.Result;

/** A discount as it is typed: an amount, or a part with a sign for per cent. */
final class DiscountText {
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,2})?) ?%");

    private DiscountText() {}

    /** Nothing typed, or nothing taken off, is {@link Discount#NONE}. */
    static Result<Discount> read(String text, CurrencyUnit currency) {
        if (text.isEmpty()) {
            return Result.done(Discount.NONE);
        }
        var percent = PERCENT.matcher(text);
        if (percent.matches()) {
            var hundredths = new BigDecimal(percent.group(1)).movePointRight(2).intValueExact();
            return hundredths >= 1 && hundredths <= Discount.Percent.ALL
                    ? Result.done(new Discount.Percent(hundredths))
                    : Result.failed("basket.percent");
        }
        return switch (AmountText.read(text, currency)) {
            case AmountText.Amount(var off) -> Result.done(new Discount.Amount(off));
            case AmountText.Wrong(Problem why) when why.key().equals("amount.zero") -> Result.done(Discount.NONE);
            case AmountText.Wrong(Problem why) -> Result.failed(why);
        };
    }
}
