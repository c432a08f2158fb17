package till.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.device.Scan.Ending;

/** Scans while an input method takes keys for itself, and gives them back late, in pieces, or not at all. */
class InputMethodScansTest extends ScanReaderCases {
    @Test
    void digitsCountByTheirKeysWhereAnInputMethodKeepsTheCharacters() {
        for (var character : CODE.toCharArray()) {
            reader.pressed(key(character), now);
            pass(2);
        }
        reader.pressed(new Key.End(Ending.ENTER), now);
        assertEquals(List.of(CODE), texts());
    }

    @Test
    void fullWidthDigitsOfAnInputMethodAreDigits() {
        for (var character : CODE.toCharArray()) {
            reader.pressed(new Key.Sign(), now);
            reader.typed(String.valueOf((char) (character - '0' + '０')), now);
            pass(2);
        }
        reader.pressed(new Key.End(Ending.ENTER), now);
        assertEquals(List.of(CODE), texts());
    }

    @Test
    void whatAnInputMethodGivesInPiecesIsNotCountedTwice() {
        for (var place = 0; place < CODE.length(); place += 2) {
            reader.pressed(key(CODE.charAt(place)), now);
            pass(2);
            reader.pressed(key(CODE.charAt(place + 1)), now);
            reader.typed(CODE.substring(place, place + 2), now);
            pass(2);
        }
        reader.pressed(new Key.End(Ending.ENTER), now);
        assertEquals(List.of(CODE), texts());
    }

    private void compose(int times, long millis) {
        for (var time = 1; time <= times; time++) {
            if (!reader.composed(now)) {
                field.append('好');
            }
            pass(millis);
        }
    }

    @Test
    void aScanWhoseFirstKeyEndedACompositionIsTornAndNotRead() {
        compose(4, 120);
        compose(1, 3);
        type(CODE.substring(1) + "\n", 2);
        assertEquals(List.of(), read);
        assertEquals(1, torn);
        assertEquals("好好好好", field.toString());
        assertEquals(0, entersPassed);
    }

    @Test
    void aTornScanThatTheInputMethodHoldsUpInTheMiddleLeavesNothingAndIsNotRead() {
        compose(1, 120);
        compose(1, 250);
        type(CODE.substring(1, 6), 2);
        pass(450);
        type(CODE.substring(6) + "\n", 2);
        assertEquals(List.of(), read);
        assertEquals(1, torn);
        assertEquals("好", field.toString());
    }

    @Test
    void aTornScanOfWhichTheLastKeysComeLateIsOneScan() {
        compose(1, 3);
        type(CODE.substring(1, 12), 2);
        pass(400);
        reader.silent(now);
        type(CODE.substring(12) + "\n", 2);
        assertEquals(List.of(), read);
        assertEquals(1, torn);
        assertEquals("", field.toString());
    }

    @Test
    void anInputMethodThatGivesItsWordsBackLateLeavesNoneOfTheScan() {
        field.append("你好");
        type(CODE.substring(1, 4), 3);
        assertFalse(reader.composed(now));
        pass(3);
        type(CODE.substring(4) + "\n", 2);
        assertEquals(List.of(), read);
        assertEquals(1, torn);
        assertEquals("你好", field.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 8, 20, 35})
    void lettersThatAnInputMethodTookAtAScannersPaceLeaveNothing(long millis) {
        field.append("tea");
        compose(8, millis);
        type("12\n", 5);
        assertEquals(List.of(), read);
        assertEquals(1, torn);
        assertEquals("tea", field.toString());
        assertEquals(0, entersPassed);
    }

    @Test
    void aTornScanWithoutAnEndingIsToldOnce() {
        compose(9, 5);
        pass(300);
        pass(300);
        assertEquals(1, torn);
    }

    @ParameterizedTest
    @ValueSource(longs = {60, 90, 150})
    void whatAPersonComposesIsTheirs(long millis) {
        compose(30, millis);
        type("1", 90);
        assertEquals(0, torn);
        assertEquals(31, field.length());
    }

    @Test
    void theScanAfterATornOneIsRead() {
        compose(8, 5);
        type("12\n", 2);
        pass(800);
        type(CODE + "\n", 2);
        assertEquals(List.of(CODE), texts());
        assertEquals(1, torn);
    }

    @Test
    void aScanAWhileAfterACompositionIsRead() {
        compose(3, 120);
        pass(400);
        type(CODE + "\n", 2);
        assertEquals(List.of(CODE), texts());
        assertEquals(0, torn);
    }
}
