package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    void whatIsNotToldStaysAsItWas() {
        var before = new CardFacts("VISA", "444433", "1111", "920345", "TI-12345");
        assertEquals(before, CardFacts.NONE.over(before));
        assertEquals(
                "920346",
                new CardFacts(null, null, null, "920346", null).over(before).authorisation());
        assertTrue(new CardFacts("", " ", "", "", "").isEmpty());
    }
}
