package till.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.device.Scan.Ending;

class ScanReaderTest extends ScanReaderCases {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 5, 10, 20, 30, 40, 50})
    void aCodeIsReadAtEveryScannersPaceAndNothingOfItStaysInTheField(long millis) {
        field.append("tea");
        type(CODE + "\n", millis);
        assertEquals(List.of(new Scan(CODE, Duration.ofMillis(millis), Ending.ENTER)), read);
        assertEquals("tea", field.toString());
        assertEquals(0, entersPassed);
    }

    @ParameterizedTest
    @CsvSource({"2, 10", "10, 25", "30, 25", "50, 40"})
    void scannersThatAreNotRegularAreReadToo(long least, int more) {
        var chance = new Random(5);
        for (var character : (CODE + "\n").toCharArray()) {
            stroke(character);
            pass(least + chance.nextInt(more) / 2);
        }
        assertEquals(List.of(CODE), texts());
        assertEquals("", field.toString());
    }

    @Test
    void aBusyWindowInTheMiddleOfAScanTearsNothing() {
        type("1", 120);
        type(CODE.substring(1, 9), 2);
        pass(150);
        type(CODE.substring(9) + "\n", 2);
        assertEquals(List.of(CODE), texts());
        assertEquals("", field.toString());
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void everyEndingEndsAScan(Ending ending) {
        type(
                CODE
                        + switch (ending) {
                            case ENTER -> "\n";
                            case TAB -> "\t";
                            case SILENCE -> "";
                        },
                2);
        pass(300);
        assertEquals(List.of(ending), read.stream().map(Scan::ending).toList());
        assertEquals(List.of(CODE), texts());
        assertEquals(0, entersPassed);
    }

    @Test
    void anEndingOfTwoKeysIsTheScannersWhole() {
        type(CODE + "\n\n", 2);
        assertEquals(0, entersPassed);
        pass(1000);
        type("\n", 100);
        assertEquals(1, entersPassed, "a person's Enter");
    }

    @ParameterizedTest
    @ValueSource(longs = {70, 90, 120, 160, 250})
    void whatAPersonTypesStaysAPersons(long millis) {
        type("88.50\n", millis);
        type("T01-20261121-0001\n", millis);
        type("13456789012345678\n", millis);
        assertEquals(List.of(), read);
        assertEquals("88.50T01-20261121-000113456789012345678", field.toString());
        assertEquals(3, entersPassed);
    }

    @Test
    void aFastTypistIsNoScanner() {
        type("the quick brown fox jumps over the lazy dog\n", 45);
        assertEquals(List.of(), read);
        assertEquals(1, entersPassed);
    }

    @ParameterizedTest
    @CsvSource({"0, 33", "00, 20", "10, 33"})
    void aKeyHeldDownIsNoScanner(String keys, long millis) {
        type(keys + "00000000000000000000", millis);
        assertEquals(List.of(), read);
    }

    @Test
    void whatAPersonTypedBeforeAScanStays() {
        type("88.50", 130);
        pass(400);
        type(CODE + "\n", 2);
        assertEquals("88.50", field.toString());
        assertEquals(List.of(CODE), texts());
    }

    @ParameterizedTest
    @ValueSource(longs = {80, 100, 140, 200})
    void whatAPersonTypedRightBeforeAScanStaysTheirs(long pause) {
        type("88.5", 120);
        type("0", pause);
        type(CODE + "\n", 2);
        assertEquals("88.50", field.toString());
        assertEquals(List.of(CODE), texts());
    }

    @Test
    void twoScansInARowAreTwo() {
        type(CODE + "\n", 2);
        pass(250);
        type("6212345678901234567\n", 2);
        assertEquals(List.of(CODE, "6212345678901234567"), texts());
    }

    @Test
    void lettersWithShiftAreRead() {
        for (var character : "T01-20261121-0007".toCharArray()) {
            if (character == 'T') {
                reader.pressed(new Key.Modifier(), now);
            }
            stroke(character);
            pass(2);
        }
        type("\n", 2);
        assertEquals(List.of("T01-20261121-0007"), texts());
    }

    @ParameterizedTest
    @CsvSource({
        "~, '', ~4891234567894",
        "'', $, 4891234567894$",
        "AB, YZ, AB4891234567894YZ",
        "~, $, 4891234567894",
        "'', '', ]E04891234567894"
    })
    void whatTheScannerTypesAroundACodeIsTakenOff(String prefix, String suffix, String typed) {
        reader.expect(new ScanFrame(prefix, suffix));
        type(typed + "\n", 2);
        assertEquals(List.of("4891234567894"), texts());
    }

    @Test
    void aShortcutInTheMiddleIsNoScan() {
        type("13456", 2);
        reader.pressed(new Key.Other(), now);
        type("78901\n", 2);
        assertEquals(List.of(), read);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 12, 17})
    void aScanSplitByABusyMachineIsOneWhereTheScannerEndsItsScansByAKey(int before) {
        type("4006381333931\n", 5);
        pass(2_000);
        type(CODE.substring(0, before), 5);
        pass(700);
        type(CODE.substring(before) + "\n", 5);
        assertEquals(
                List.of("4006381333931", CODE), read.stream().map(Scan::text).toList());
        assertEquals("", field.toString());
    }

    @Test
    void aScannerThatEndsItsScansByNothingIsWaitedForOnce() {
        type("4006381333931\n", 5);
        pass(2_000);
        type(CODE, 5);
        pass(900);
        assertEquals(1, read.size());
        pass(200);
        assertEquals(2, read.size());
        pass(2_000);
        type(CODE, 5);
        pass(250);
        assertEquals(3, read.size());
    }

    @Test
    void aScanIsNotToldByItsText() {
        assertEquals("scan of 18 characters, ENTER", new Scan(CODE, Duration.ZERO, Ending.ENTER).toString());
    }
}
