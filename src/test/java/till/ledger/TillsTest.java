package till.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import till.ledger.Tills.Seat;

/** A till's number is one installation's, and two never work under it at once. */
class TillsTest extends OnEachStore {
    private final Tills tills;

    TillsTest(TestStore store) {
        super(store);
        tills = shop.ledger.tills();
    }

    private static Seat seat(String installation, String machine) {
        return new Seat("T01", installation, machine, "1.0", LedgerFixture.NOON);
    }

    private void unseenForTwoMinutes() {
        shop.sql("update till_seat set seen_at = seen_at - interval '120' second");
    }

    @Test
    void aNumberIsWhoeverTookItFirst() {
        assertEquals(Optional.empty(), tills.take(seat("a", "front"), false));
        assertEquals(Optional.empty(), tills.take(seat("a", "front"), false), "a window and a command of one till");
        assertEquals(Optional.of("front"), tills.take(seat("b", "back"), false).map(Seat::machine));
        unseenForTwoMinutes();
        assertEquals(Optional.of("front"), tills.take(seat("b", "back"), false).map(Seat::machine), "nor at night");
        assertEquals(List.of("front"), tills.all().stream().map(Seat::machine).toList());
    }

    @Test
    void aNumberIsGivenToAnotherOnlyByADecisionAndNeverWhileItIsAtWork() {
        tills.take(seat("a", "front"), false);
        assertTrue(tills.take(seat("b", "back"), true).isPresent());
        unseenForTwoMinutes();
        tills.seen("T01", "a");
        assertTrue(tills.take(seat("b", "back"), true).isPresent(), "it said that it is still there");
        unseenForTwoMinutes();
        assertEquals(Optional.empty(), tills.take(seat("b", "back"), true));
        assertEquals(Optional.of("back"), tills.take(seat("a", "front"), false).map(Seat::machine));
    }

    @Test
    void aCopiedDataFolderDoesNotWorkBesideItsOriginal() {
        tills.take(seat("a", "front"), false);
        assertEquals(Optional.of("front"), tills.take(seat("a", "copy"), false).map(Seat::machine));
        unseenForTwoMinutes();
        assertEquals(Optional.empty(), tills.take(seat("a", "renamed"), false), "and a machine may be renamed");
    }

    @Test
    void theFirstKeyForPinsIsEverybodys() {
        assertEquals(Optional.empty(), tills.pinKey("till"));
        tills.keepFirstPinKey("till", new byte[] {1});
        tills.keepFirstPinKey("till", new byte[] {2});
        assertArrayEquals(new byte[] {1}, tills.pinKey("till").orElseThrow());
    }
}
