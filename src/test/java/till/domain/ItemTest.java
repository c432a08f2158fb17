package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ItemTest {
    private static final Money PRICE = Money.parse("HKD 12.00");
    private static final ItemNames NAMES = new ItemNames(" Tea ", "茶", "茶水");

    private static Item quick(Integer place) {
        return new Item(" T-1 ", "4890008100309", NAMES, PRICE, " drinks ", place, "tea.png", true);
    }

    @Test
    void itIsToldFromOthersByItsNumberWhateverItsLetters() {
        assertEquals("t-1", quick(1).key());
        assertTrue(quick(1).isSameAs(Item.of("t-1", ItemNames.of("Other"), PRICE)));
        assertFalse(quick(1).isSameAs(Item.of("t-2", NAMES, PRICE)));
        assertEquals("drinks", quick(1).category());
    }

    @Test
    void whatIsNoLongerSoldHasNoQuickButton() {
        assertEquals(Optional.of(40), quick(Item.MOST_QUICK).quickPlace());
        assertEquals(Optional.of(40), quick(40).onSale(true).quickPlace());
        var off = quick(40).onSale(false);
        assertEquals(Optional.empty(), off.quickPlace());
        assertFalse(off.onSale());
        assertEquals(quick(40).quick(7), quick(7));
    }

    @Test
    void whatIsNoItemIsRefused() {
        assertEquals(
                Money.parse("HKD 0"), Item.of("A", NAMES, Money.parse("HKD 0")).price());
        assertThrows(IllegalArgumentException.class, () -> Item.of(" ", NAMES, PRICE));
        assertThrows(IllegalArgumentException.class, () -> Item.of("A", NAMES, PRICE.negated()));
        assertThrows(IllegalArgumentException.class, () -> quick(0));
        assertThrows(IllegalArgumentException.class, () -> quick(Item.MOST_QUICK + 1));
        assertThrows(IllegalArgumentException.class, () -> new ItemNames(" ", "", ""));
    }

    @Test
    void itsNameIsInTheNearestLanguageItHasOneIn() {
        var simplified = Locale.forLanguageTag("zh-Hans-CN");
        var traditional = Locale.forLanguageTag("zh-Hant-HK");
        assertEquals("Tea", quick(1).name(Locale.ENGLISH));
        assertEquals("茶", quick(1).name(traditional));
        assertEquals("茶水", quick(1).name(simplified));
        assertEquals("茶", new ItemNames("Tea", "茶", "").in(simplified));
        assertEquals("茶水", new ItemNames("Tea", "", "茶水").in(traditional));
        assertEquals("Tea", ItemNames.of("Tea").in(simplified));
        assertEquals("茶", new ItemNames("", "茶", "").in(Locale.ENGLISH));
    }
}
