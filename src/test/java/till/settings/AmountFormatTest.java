package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HKD|8850|88.50|88.50|HKD 88.50",
                "HKD|123450|1234.50|1,234.50|HKD 1,234.50",
                "HKD|-123450|-1234.50|-1,234.50|HKD -1,234.50",
                "HKD|-99900|-999.00|-999.00|HKD -999.00",
                "HKD|5|0.05|0.05|HKD 0.05",
                "JPY|1000|1000|1,000|JPY 1,000",
                "KWD|1234567|1234.567|1,234.567|KWD 1,234.567",
                "IDR|15000000000|150000000.00|150,000,000.00|IDR 150,000,000.00",
                "HKD|9223372036854775807|92233720368547758.07|92,233,720,368,547,758.07|HKD 92,233,720,368,547,758.07"
            })
    void amountsKeepTheirCurrencysDecimals(String currency, long minor, String plain, String grouped, String whole) {
        var money = Money.ofMinor(CurrencyUnit.of(currency), minor);
        assertEquals(plain, AmountFormat.plain(money));
        assertEquals(grouped, AmountFormat.grouped(money));
        assertEquals(whole, AmountFormat.withCurrency(money));
        assertEquals(whole, AmountFormat.ofFact(money.toString()));
        assertEquals(whole, AmountFormat.ofFact(whole));
    }

    @Test
    void aFactThatIsNoAmountIsToldAsItWasKept() {
        for (var kept : List.of("", "–", "HKD", "HKD 1.234", "XXQ 1.00", "2026-11-23")) {
            assertEquals(kept, AmountFormat.ofFact(kept));
        }
    }
}
