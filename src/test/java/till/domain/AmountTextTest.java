package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "88|HKD|88.00",
                "88.|HKD|88.00",
                "88.5|HKD|88.50",
                ".5|HKD|0.50",
                "0088.50|HKD|88.50",
                "$1,234.50|HKD|1234.50",
                "HK$ 1,234.50|HKD|1234.50",
                "hkd 20|HKD|20.00",
                "20 HKD|HKD|20.00",
                "８８．５０|HKD|88.50",
                "1,234,567|HKD|1234567.00",
                "￥500|JPY|500",
                "150,000,000|IDR|150000000.00",
                "1.234|KWD|1.234",
                "999999999.99|HKD|999999999.99",
            })
    void whatPeopleTypeAndPasteIsUnderstood(String text, String currency, String amount) {
        var expected = Money.parse(currency + " " + amount);
        assertEquals(new AmountText.Amount(expected), AmountText.read(text, CurrencyUnit.of(currency)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''|HKD|amount.empty",
                "'   '|HKD|amount.empty",
                "abc|HKD|amount.letters",
                "12a|HKD|amount.letters",
                "1.2.3|HKD|amount.letters",
                ".|HKD|amount.letters",
                "1,23|HKD|amount.letters",
                "1e3|HKD|amount.letters",
                "-5|HKD|amount.negative",
                "1.234|HKD|amount.decimals",
                "1.5|JPY|amount.decimals",
                "0|HKD|amount.zero",
                "0.00|HKD|amount.zero",
                "123456789012|HKD|amount.tooLong",
                "1234567890.12|HKD|amount.tooLong",
            })
    void whatIsNoAmountSaysWhy(String text, String currency, String key) {
        var reading = AmountText.read(text, CurrencyUnit.of(currency));
        assertEquals(key, reading instanceof AmountText.Wrong(var problem) ? problem.key() : reading.toString());
    }
}
