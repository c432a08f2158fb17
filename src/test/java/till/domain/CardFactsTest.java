package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CardFactsTest {
    private static final String CARD = "4444333322221111";

    @Test
    void aWholeNumberIsKeptInNoField() {
        var facts = new CardFacts(CARD, CARD, CARD, CARD, CARD);
        assertEquals(new CardFacts(null, null, "1111", null, null), facts);
        assertNull(new CardFacts("VISA " + CARD, null, null, null, null).scheme());
    }

    @Test
    void aBanksIdentifierIsKeptThoughItPassesTheCheckOfACard() {
        assertNull(new CardFacts(null, null, null, null, CARD).identifier());
        assertEquals(CARD, new CardFacts(null, "621245", "4690", null, CARD).identifier());
        assertEquals("016153570198200", new CardFacts(null, null, null, null, "016153570198200").identifier());
    }

    @Test
    void aNumberIsOneOfTheCardByItsEndsAndItsCheck() {
        assertNull(new CardFacts(null, "444433", "1111", null, CARD).identifier());
        assertEquals(CARD, new CardFacts(null, null, "1112", null, CARD).identifier());
        assertEquals("4444333322221112", new CardFacts(null, null, null, null, "4444333322221112").identifier());
        assertNull(new CardFacts(null, null, null, null, "378282246310005").identifier());
    }

    @Test
    void onAReceiptItIsItsNetworkAndItsEnd() {
        assertEquals("VISA ···· 1111", new CardFacts("visa", null, "1111", null, null).shortly());
        assertEquals("···· 1111", new CardFacts(null, null, "1111", null, null).shortly());
        assertEquals("VISA", new CardFacts("visa", null, null, null, null).shortly());
        assertEquals("", CardFacts.NONE.shortly());
        assertFalse(new CardFacts("visa", null, null, null, null).isEmpty());
    }

    @Test
    void whatIsNotToldStaysAsItWas() {
        var before = new CardFacts("VISA", "444433", "1111", "920345", "TI-12345");
        assertEquals(before, CardFacts.NONE.over(before));
        assertEquals(
                "920346",
                new CardFacts(null, null, null, "920346", null).over(before).authorisation());
        assertTrue(new CardFacts("", " ", "", "", "").isEmpty());
    }
}
