package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasketTest {
    private static OrderLine line(String price, int quantity) {
        return new OrderLine("S", ItemNames.of("Tea"), Money.parse("HKD " + price), quantity, null, Discount.NONE);
    }

    private static Basket basket(OrderLine... lines) {
        return new Basket("B1", List.of(lines), "", "");
    }

    @ParameterizedTest
    @CsvSource({
        "10.00, 1, 1000, 9.00",
        "0.05, 1, 1000, 0.04",
        "0.05, 1, 5000, 0.02",
        "0.03, 1, 5000, 0.01",
        "33.33, 3, 3333, 66.66",
        "19.99, 1, 10000, 0.00"
    })
    void aPartIsTakenOffTheWholeLineAndHalfAUnitIsTheCustomers(
            String price, int pieces, int hundredths, String amount) {
        var line = line(price, pieces).less(new Discount.Percent(hundredths));
        assertEquals(Money.parse("HKD " + amount), line.amount());
    }

    @Test
    void noMoreIsTakenOffThanTheLineCosts() {
        assertEquals(
                Money.parse("HKD 0"),
                line("3.00", 1).less(new Discount.Amount(Money.parse("HKD 5"))).amount());
    }

    @Test
    void moreOfTheSameIsOneLineAndAnotherPriceIsAnother() {
        var basket = basket(line("3.00", 1)).with(line("3.00", 2)).with(line("4.00", 1));
        assertEquals(List.of(line("3.00", 3), line("4.00", 1)), basket.lines());
        assertEquals(Money.parse("HKD 13.00"), basket.total(CurrencyUnit.of("HKD")));
    }

    @Test
    void whatComesToNothingOrToTooMuchIsNotCharged() {
        var free = line("3.00", 1).less(new Discount.Percent(Discount.Percent.ALL));
        assertEquals("basket.zero", basket(free).obstacle().orElseThrow().key());
        assertEquals(
                "basket.tooLarge",
                basket(line("999999999.99", 2)).obstacle().orElseThrow().key());
    }

    @Test
    void aLineHasOneToNineThousandNineHundredAndNinetyNinePieces() {
        assertThrows(IllegalArgumentException.class, () -> line("1.00", 0));
        assertThrows(IllegalArgumentException.class, () -> line("1.00", OrderLine.MOST + 1));
        assertThrows(IllegalArgumentException.class, () -> line("-1.00", 1));
    }
}
