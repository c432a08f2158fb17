package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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
    void aDiscountOnTheWholeIsBorneByTheLinesAndComesToItExactly() {
        var chance = new Random(7);
        var currency = CurrencyUnit.of("HKD");
        for (var round = 0; round < 2_000; round++) {
            var lines = Stream.generate(() -> line(cents(chance.nextLong(1, 200_000)), chance.nextInt(1, 9)))
                    .limit(chance.nextInt(1, 12))
                    .map(line ->
                            chance.nextBoolean() ? line : line.less(new Discount.Percent(chance.nextInt(1, 9_000))))
                    .toList();
            var before = new Basket("B1", lines, "", "");
            var total = before.total(currency);
            var whole = chance.nextBoolean()
                    ? new Discount.Percent(chance.nextInt(1, 10_001))
                    : new Discount.Amount(Money.ofMinor(currency, chance.nextLong(1, total.getAmountMinorLong() + 1)));
            var after = before.less(whole);
            assertEquals(total.minus(whole.of(total)), after.total(currency));
            for (var place = 0; place < lines.size(); place++) {
                var was = lines.get(place).amount();
                var is = after.lines().get(place).amount();
                var fair = whole.of(total)
                        .getAmount()
                        .multiply(was.getAmount())
                        .divide(total.getAmount(), 4, RoundingMode.HALF_UP);
                assertTrue(!is.isNegative() && !is.isGreaterThan(was));
                assertTrue(was.minus(is).getAmount().subtract(fair).abs().compareTo(new BigDecimal("0.0101")) <= 0);
            }
        }
    }

    private static String cents(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    @Test
    void whatIsTakenOffALineStaysOffItBesideTheWhole() {
        var line = line("100.00", 1).less(new Discount.Percent(1_000));
        var after = basket(line, line("10.00", 1)).less(new Discount.Amount(Money.parse("HKD 10")));
        assertEquals(Money.parse("HKD 81.00"), after.lines().getFirst().amount());
        assertEquals(Money.parse("HKD 9.00"), after.lines().getLast().amount());
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

    private static String obstacle(Basket basket) {
        return basket.obstacle().map(Problem::key).orElse("");
    }

    @Test
    void theBoundsOfABasketAreInIt() {
        var text = "x".repeat(Basket.LONGEST_TEXT);
        assertEquals("", obstacle(new Basket("B1", List.of(), text, text)));
        assertEquals("basket.textTooLong", obstacle(new Basket("B1", List.of(), text + "x", "")));
        assertEquals("basket.textTooLong", obstacle(new Basket("B1", List.of(), "", text + "x")));
        var full =
                Stream.generate(() -> line("1.00", 1)).limit(Basket.MOST_LINES).toArray(OrderLine[]::new);
        assertEquals("", obstacle(basket(full)));
        assertEquals(
                "basket.full",
                obstacle(new Basket(
                        "B1", Stream.concat(Stream.of(full), Stream.of(full)).toList(), "", "")));
        assertEquals("", obstacle(basket(line("999999999.99", 1))));
        assertEquals("basket.tooLarge", obstacle(basket(line("999999999.99", 1), line("0.01", 1))));
    }

    @Test
    void theLinesComeToWhatIsAskedFor() {
        var basket = basket(line("3.00", 2), line("1.00", 1));
        assertEquals(
                "basket.sum",
                basket.obstacle(Money.parse("HKD 7.01")).orElseThrow().key());
        assertTrue(basket.obstacle(Money.parse("HKD 7.00")).isEmpty());
        assertTrue(Basket.NONE.obstacle(Money.parse("HKD 7.00")).isEmpty());
        assertEquals(3, basket.pieces());
    }

    @Test
    void whatIsWorthKeepingAndWhatNobodyDecidedOn() {
        assertTrue(Basket.empty("B1").isBlank());
        assertFalse(new Basket("B1", List.of(), "window seat", "").isBlank());
        assertFalse(new Basket("B1", List.of(), "", "Mei").isBlank());
        assertFalse(basket(line("1.00", 1)).isBlank());
        assertFalse(basket(line("1.00", 1)).isConceded());
        assertTrue(basket(line("1.00", 1), line("1.00", 1).less(new Discount.Percent(100)))
                .isConceded());
        assertTrue(line("1.00", 1).at(Money.parse("HKD 1.00")).isConceded());
        assertSame(Basket.NONE, Basket.NONE.less(new Discount.Percent(100)));
    }

    @Test
    void linesAreInOneCurrencyAndHaveANumber() {
        var dollars = new OrderLine("S", ItemNames.of("Tea"), Money.parse("USD 1"), 1, null, Discount.NONE);
        assertThrows(IllegalArgumentException.class, () -> basket(line("1.00", 1), dollars));
        assertThrows(IllegalArgumentException.class, () -> new Basket("", List.of(dollars), "", ""));
        assertThrows(RuntimeException.class, () -> line("1.00", 1).at(Money.parse("USD 1")));
    }

    @Test
    void aLineThatIsFullIsFollowedByAnother() {
        var basket = basket(line("1.00", OrderLine.MOST - 1));
        assertEquals(0, basket.placeFor(line("1.00", 1)));
        assertEquals(1, basket.placeFor(line("1.00", 2)));
        assertEquals(
                OrderLine.MOST,
                line("1.00", 1).times(OrderLine.MOST).orElseThrow().quantity());
        assertEquals(1, line("1.00", 5).times(1).orElseThrow().quantity());
        assertTrue(line("1.00", 5).times(0).isEmpty());
        assertTrue(line("1.00", 5).times(OrderLine.MOST + 1).isEmpty());
    }

    @Test
    void aLineHasOneToNineThousandNineHundredAndNinetyNinePieces() {
        assertThrows(IllegalArgumentException.class, () -> line("1.00", 0));
        assertThrows(IllegalArgumentException.class, () -> line("1.00", OrderLine.MOST + 1));
        assertThrows(IllegalArgumentException.class, () -> line("-1.00", 1));
    }

    @Test
    void linesAreChangedAndTakenAwayAtTheirPlace() {
        var basket = basket(line("1.00", 1), line("2.00", 1));
        assertEquals(
                List.of(line("1.00", 1), line("3.00", 1)),
                basket.with(1, line("3.00", 1)).lines());
        assertEquals(List.of(line("2.00", 1)), basket.without(0).lines());
        var said = basket.about("window seat", "Mei");
        assertEquals("window seat", said.note());
        assertEquals("Mei", said.customer());
        assertEquals(basket.lines(), said.lines());
    }

    @Test
    void whatIsInNoCatalogueHasNoNumberOfItsOwn() {
        var free = OrderLine.free(ItemNames.of("Tea"), Money.parse("HKD 3.00"));
        assertEquals("", free.sku());
        assertEquals(1, free.quantity());
        assertEquals(Money.parse("HKD 3.00"), free.charged());
        assertThrows(IllegalArgumentException.class, () -> line("1.00", 1).at(Money.parse("HKD -0.01")));
    }
}
