package till.settings;

import org.joda.money.Money;

/**
 * Amounts as people read them, the same in all our languages: a comma every three digits, a point, and always as many
 * decimals as the currency has.
 */
public final class AmountFormat {
    private static final int GROUP = 3;

    private AmountFormat() {}

    /** {@code 1234.50}: for files, command line and fields. */
    public static String plain(Money money) {
        return money.getAmount().toPlainString();
    }

    /** {@code 1,234.50} */
    public static String grouped(Money money) {
        var plain = plain(money);
        var start = plain.startsWith("-") ? 1 : 0;
        var point = plain.indexOf('.');
        var text = new StringBuilder(plain);
        for (var place = (point < 0 ? plain.length() : point) - GROUP; place > start; place -= GROUP) {
            text.insert(place, ',');
        }
        return text.toString();
    }

    /** {@code HKD 1,234.50} */
    public static String withCurrency(Money money) {
        return money.getCurrencyUnit().getCode() + " " + grouped(money);
    }

    /**
     * {@code HKD 1,234.50}, or {@code HKD -1,234.50}.
     *
     * @param back whether it goes back to the customer, and is told with a minus sign
     */
    public static String withCurrency(Money money, boolean back) {
        return withCurrency(back ? money.negated() : money);
    }

    /** An amount a fact of the ledger keeps, with or without commas; what is none is told as it was kept. */
    public static String ofFact(String kept) {
        return ofFact(kept, false);
    }

    /**
     * As above.
     *
     * @param back whether it goes back to the customer, and is told with a minus sign
     */
    public static String ofFact(String kept, boolean back) {
        try {
            return withCurrency(Money.parse(kept.replace(",", "")), back);
        } catch (IllegalArgumentException | ArithmeticException _) {
            return kept;
        }
    }
}
