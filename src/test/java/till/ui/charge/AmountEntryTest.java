package till.ui.charge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.Problem;

class AmountEntryTest {
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");

    @ParameterizedTest
    @CsvSource({
        "88, 88.00, 88, .00", "88.5, 88.50, 88.5, 0", "0088, 88.00, 88, .00", ".5, 0.50, 0.5, 0",
        "8.505, 8.50, 8.50, ''", "8..5, 8.50, 8.5, 0", "1234567, 1234567.00, '1,234,567', .00", "８８．５, 88.50, 88.5, 0"
    })
    void keysMakeADecimalAmount(String keys, String amount, String entered, String ghost) {
        var entry = keyed(HKD, keys);
        assertEquals(Money.parse("HKD " + amount), entry.amount());
        assertEquals(entered, entry.entered());
        assertEquals(ghost, entry.ghost());
    }

    @Test
    void aKeyThatMakesNoAmountSaysWhyAndChangesNothing() {
        var entry = keyed(HKD, "8.505");
        assertEquals("8.50", entry.typed());
        assertEquals(Optional.of(Problem.of("amount.decimals", "HKD", "2")), entry.problem());
        assertEquals(
                "amount.tooLong",
                keyed(HKD, "123456789012").problem().orElseThrow().key());
    }

    @Test
    void aCurrencyWithoutDecimalsTakesNoPoint() {
        var entry = keyed(CurrencyUnit.of("JPY"), "8.8");
        assertEquals("88", entry.typed());
        assertEquals("", entry.ghost());
    }

    @Test
    void pasteUnderstandsWhatPeopleCopy() {
        assertEquals(
                Money.parse("HKD 1234.50"),
                AmountEntry.empty(HKD).paste("$1,234.50").amount());
        var unread = keyed(HKD, "88").paste("abc");
        assertEquals("88", unread.typed());
        assertEquals("amount.letters", unread.problem().orElseThrow().key());
    }

    @Test
    void backspaceTakesOneKeyBack() {
        assertEquals("8", keyed(HKD, "88").backspace().typed());
        assertEquals("", AmountEntry.empty(HKD).backspace().typed());
    }

    private static AmountEntry keyed(CurrencyUnit currency, String keys) {
        var entry = AmountEntry.empty(currency);
        for (var key : keys.split("")) {
            entry = entry.key(key);
        }
        return entry;
    }
}
