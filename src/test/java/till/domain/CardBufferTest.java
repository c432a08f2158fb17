package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.CardBuffer.Part;

class CardBufferTest {
    private static final YearMonth NOW = YearMonth.of(2026, 11);

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, VISA",
        "4222222222222, VISA",
        "5555555555554444, MASTERCARD",
        "2223003122003222, MASTERCARD",
        "378282246310005, AMEX",
        "3530111333300000, JCB",
        "6200000000000005, UNIONPAY",
        "8171999927660000, UNIONPAY",
        "6011111111111117, DISCOVER",
        "30569309025904, DINERS",
        "36006666333344, DINERS"
    })
    void networksAreKnownByTheirNumbers(String number, CardScheme scheme) {
        try (var card = TestCards.typed(number)) {
            assertEquals(Optional.of(scheme), card.scheme());
            assertEquals(Optional.empty(), card.wrong(Part.NUMBER, NOW));
            assertEquals(number.substring(number.length() - 4), card.lastFour());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "411111111111, short",
        "4111111111111112, wrong",
        "41111111111114, wrong",
        "41111111111111114, wrong",
        "3782822463100055, wrong",
        "9999999999999995, scheme"
    })
    void whatIsNoNumberIsToldWithoutIt(String number, String why) {
        try (var card = new CardBuffer()) {
            TestCards.type(card, Part.NUMBER, number);
            assertEquals(Optional.of(Problem.of("card.number." + why)), card.wrong(Part.NUMBER, NOW));
        }
    }

    @Test
    void theMonthItRunsOutStillCounts() {
        assertEquals(Optional.empty(), wrongExpiry("1126"));
        assertEquals(Optional.of(Problem.of("card.expiry.over")), wrongExpiry("1026"));
        assertEquals(Optional.of(Problem.of("card.expiry.wrong")), wrongExpiry("1326"));
        assertEquals(Optional.of(Problem.of("card.expiry.wrong")), wrongExpiry("112"));
    }

    @Test
    void whatHoldsNothingSaysSo() {
        try (var card = new CardBuffer()) {
            assertTrue(card.isEmpty());
            TestCards.type(card, Part.CODE, "1");
            assertFalse(card.isEmpty());
            card.clear(Part.CODE);
            assertTrue(card.isEmpty());
        }
    }

    private static Optional<Problem> wrongExpiry(String expiry) {
        try (var card = TestCards.typed("4111111111111111", expiry, "123")) {
            return card.wrong(Part.EXPIRY, NOW);
        }
    }

    @Test
    void theCodeHasTheLengthOfItsNetwork() {
        try (var card = TestCards.typed("378282246310005", "1231", "123")) {
            assertEquals(Optional.of(Problem.of("card.code.wrong", "4")), card.wrong(Part.CODE, NOW));
            card.append(Part.CODE, '4');
            assertEquals(Optional.empty(), card.wrong(Part.CODE, NOW));
        }
    }

    @Test
    void closingOverwritesEverything() {
        var card = TestCards.typed("4111111111111111");
        card.close();
        assertTrue(card.isEmpty());
        var letters = new StringBuilder();
        for (var part : Part.values()) {
            card.each(part, letter -> letters.append((char) letter));
        }
        assertEquals("", letters + card.bin() + card.lastFour());
        assertEquals("***", card.toString());
        // what was typed is gone, not only its length
        for (var place = 0; place < 19; place++) {
            assertTrue(card.append(Part.NUMBER, '0'));
        }
        assertFalse(card.append(Part.NUMBER, '0'));
    }

    @Test
    void aStrangersTextIsFreedOfTheNumber() {
        try (var card = TestCards.typed("4111111111111111")) {
            assertEquals("no ************1111!", card.cover("no 4111111111111111!"));
            assertEquals(
                    "**** **** **** 1111, ****-****-****-1111", card.cover("4111 1111 1111 1111, 4111-1111-1111-1111"));
            assertEquals("7************1111", card.cover("74111111111111111"));
            assertEquals("4111 1111 1111 1112", card.cover("4111 1111 1111 1112"));
            assertEquals("amount 4111.11", card.cover("amount 4111.11"));
        }
    }

    @Test
    void whatAFormTakesIsAskedForAndNothingElse() {
        var form = new CardForm(Set.of(Part.NUMBER, Part.EXPIRY, Part.CODE), Set.of(Part.NUMBER, Part.CODE));
        try (var card = TestCards.typed("4111111111111111")) {
            assertEquals(Optional.of(Problem.of("card.notTaken.FIRST_NAME")), form.wrong(card, NOW));
            card.clear(Part.FIRST_NAME);
            card.clear(Part.LAST_NAME);
            assertEquals(Optional.empty(), form.wrong(card, NOW));
            card.clear(Part.CODE);
            assertEquals(Optional.of(Problem.of("card.missing.CODE")), form.wrong(card, NOW));
        }
    }

    @Test
    void theLastLetterIsTakenBackAndGone() {
        try (var card = new CardBuffer()) {
            TestCards.type(card, Part.CODE, "123");
            card.backspace(Part.CODE);
            assertEquals("12", text(card, Part.CODE));
            card.append(Part.CODE, '9');
            assertEquals("129", text(card, Part.CODE));
            card.clear(Part.CODE);
            card.backspace(Part.CODE);
            assertEquals(0, card.length(Part.CODE));
        }
    }

    /** Nothing of it stays in memory: not only its length is forgotten. */
    @Test
    void closingOverwritesTheLettersThemselves() throws ReflectiveOperationException {
        var card = TestCards.typed("4111111111111111");
        var kept = CardBuffer.class.getDeclaredField("letters");
        kept.setAccessible(true);
        card.close();
        for (var letters : ((Map<?, ?>) kept.get(card)).values()) {
            assertEquals("", new String((char[]) letters).replace("\0", ""));
        }
    }

    private static String text(CardBuffer card, Part part) {
        var letters = new StringBuilder();
        card.each(part, letter -> letters.append((char) letter));
        return letters.toString();
    }

    /** Somebody else has the card now: where it was nothing is left. */
    @Test
    void whatIsTakenIsNoLongerWhereItWas() {
        var card = TestCards.typed("4111111111111111");
        try (var taken = card.taken()) {
            assertTrue(card.isEmpty());
            assertEquals("4111111111111111", text(taken, Part.NUMBER));
            assertEquals(12, taken.month());
        }
    }

    @Test
    void whatMayBeKeptIsTheNetworkAndTheEnds() {
        try (var card = TestCards.typed("4222222222222")) {
            assertEquals(new CardFacts("VISA", "422222", "2222", null, null), card.facts());
            card.backspace(Part.NUMBER);
            assertEquals(CardFacts.NONE, card.facts());
            assertEquals("", card.lastFour());
        }
    }

    @Test
    void aNameIsMissedAndADigitIsOneOfTen() {
        try (var card = new CardBuffer()) {
            assertEquals(Optional.of(Problem.of("card.name")), card.wrong(Part.FIRST_NAME, NOW));
            TestCards.type(card, Part.FIRST_NAME, "Mei");
            assertEquals(Optional.empty(), card.wrong(Part.FIRST_NAME, NOW));
            for (var letter : new char[] {'/', ':', ' ', '\u0660'}) {
                assertFalse(card.append(Part.NUMBER, letter));
            }
            assertFalse(card.append(Part.LAST_NAME, '\n'));
            assertTrue(card.append(Part.LAST_NAME, ' '));
            assertTrue(Part.NUMBER.isDigits());
            assertFalse(Part.LAST_NAME.isDigits());
        }
    }

    @Test
    void theFirstAndTheLastMonthAreMonths() {
        assertEquals(Optional.empty(), wrongExpiry("0127"));
        assertEquals(Optional.empty(), wrongExpiry("1227"));
        assertEquals(Optional.of(Problem.of("card.expiry.wrong")), wrongExpiry("0027"));
    }

    /** Diners numbers of other lengths than sixteen: which digits are doubled is counted from the end. */
    @Test
    void theCheckDigitIsCountedFromTheEndAtEveryLength() {
        for (var number : new String[] {"30569309025904", "378282246310005", "36006666333344", "4222222222222"}) {
            var last = number.charAt(number.length() - 1);
            for (var digit = '0'; digit <= '9'; digit++) {
                try (var card = TestCards.typed(number.substring(0, number.length() - 1) + digit)) {
                    assertEquals(digit == last, card.wrong(Part.NUMBER, NOW).isEmpty(), number + " ending in " + digit);
                }
            }
        }
    }

    @Test
    void theShortestNumberIsCoveredTooAndWhatIsNoNumberCoversNothing() {
        try (var card = TestCards.typed("4222222222222")) {
            assertEquals("*********2222", card.cover("4222222222222"));
            assertEquals("*********2222*********2222", card.cover("42222222222224222222222222"));
            assertEquals("*******  **2222", card.cover("4222222  222222"), "two letters between");
            assertEquals("4222222   222222", card.cover("4222222   222222"), "three are another number");
            card.backspace(Part.NUMBER);
            assertEquals("422222222222", card.cover("422222222222"), "no number yet");
        }
    }
}
