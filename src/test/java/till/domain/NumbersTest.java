package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    private static final InstantSource STANDING_STILL = InstantSource.fixed(Instant.parse("2026-11-21T06:05:02.118Z"));

    @ParameterizedTest
    @ValueSource(strings = {"T01", "", "灣仔", "Counter-12 in Wan Chai"})
    void everyNumberFitsTheNarrowestGateway(String till) {
        var numbers = new Numbers(till, STANDING_STILL, new Random(1));
        assertTrue(numbers.nextOrder().text().matches("[A-Za-z0-9]{20,30}"));
        assertTrue(numbers.nextRefund().text().matches("[A-Za-z0-9]{20,30}"));
    }

    @Test
    void numbersDifferThoughTheClockStandsStill() {
        var numbers = new Numbers("T01", STANDING_STILL, new Random(1));
        var seen = new HashSet<String>();
        for (var i = 0; i < 50_000; i++) {
            seen.add(numbers.nextOrder().text());
        }
        assertEquals(50_000, seen.size());
    }

    @Test
    void theNumberLeadsWithTheTillAndCarriesTheTime() {
        var order =
                new Numbers("T01", STANDING_STILL, new Random(1)).nextOrder().text();
        assertEquals("T01P", order.substring(0, 4));
        assertEquals(STANDING_STILL.millis(), Long.parseLong(order.substring(4, 13), 36));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a-b", "單", "0123456789012345678901234567890"})
    void aNumberOfAnotherFormIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new OrderNo(text));
        assertThrows(IllegalArgumentException.class, () -> new RefundNo(text));
    }

    @Test
    void theLetterBehindTheTillTellsWhatANumberIsOf() {
        var numbers = new Numbers("T01", STANDING_STILL, new Random(1));
        assertTrue(numbers.nextRefund().text().matches("T01R[0-9A-Z]{19}"));
        assertTrue(numbers.nextShipment().matches("T01S[0-9A-Z]{19}"));
        assertTrue(numbers.nextAgreement().matches("T01A[0-9A-Z]{19}"));
        assertTrue(numbers.nextBasket().matches("T01B[0-9A-Z]{19}"));
    }
}
