package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import till.domain.Basket;
import till.domain.CardBuffer;
import till.domain.ItemNames;
import till.domain.OrderLine;
import till.domain.RefundTerms;

/** Where a typed card may be charged. */
class KeyedRulesTest extends DirectoryCases {
    /** Nothing that is written may have the card's number in it. */
    @Test
    void aTypedCardIsChargedOnlyWhereItsNumberStandsNowhereElse() {
        var directory = directory(new Desk("a", List.of(WX, CARD), List.of(new Cards()), RefundTerms.NONE));
        try (var card = new CardBuffer()) {
            "4111111111111111".chars().forEach(digit -> card.append(CardBuffer.Part.NUMBER, (char) digit));
            assertEquals(problem("card.off", "a", "CARD"), KeyedRules.obstacle(sale("Tea", "", ""), card, directory));
            decided(CARD, null, true, false);
            assertEquals(Optional.empty(), KeyedRules.obstacle(sale("Tea", "4111", "1111"), card, directory));
            var elsewhere = problem("card.elsewhere");
            var number = "no 4111 1111 1111 1111";
            assertEquals(elsewhere, KeyedRules.obstacle(sale(number, "", ""), card, directory));
            assertEquals(elsewhere, KeyedRules.obstacle(sale("Tea", number, ""), card, directory));
            assertEquals(elsewhere, KeyedRules.obstacle(sale("Tea", "", number), card, directory));
            var line = OrderLine.free(ItemNames.of(number), TEN);
            for (var basket : List.of(
                    new Basket("B1", List.of(), number, ""),
                    new Basket("B1", List.of(), "", number),
                    new Basket("B1", List.of(line), "", ""))) {
                assertEquals(elsewhere, KeyedRules.obstacle(sale("Tea", "", "").of(basket), card, directory));
            }
        }
    }

    private static ChargeRequest sale(String subject, String sale, String extra) {
        return new ChargeRequest("a", "CARD", TEN, subject, sale, false, Map.of("phone", extra));
    }
}
