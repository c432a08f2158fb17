package till.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the list of shortcuts to the keys screens listen for, and the other way round. */
class ShortcutTest {
    /** A function key, or a key with a modifier. */
    private static final Pattern OWN_KEY = Pattern.compile(
            "KeyCode\\.F\\d+|case F\\d+|isShortcutDown\\(\\)|isControlDown\\(\\)|isAltDown\\(\\)|new KeyCodeCombination");

    /** Where keys are declared, where characters are told from shortcuts, and what the tour presses. */
    private static final Set<String> DECLARED = Set.of(
            "Shortcut.java",
            "Rail.java",
            "ScanKeys.java",
            "TourWalk.java",
            "TourScreens.java",
            "ChargeKeys.java",
            "PinKeys.java",
            "CardField.java");

    /** Told apart by digit, letter or sign in {@code ChargeKeys}. */
    private static final Set<String> OF_CHARGE = Set.of(
            "AMOUNT",
            "METHOD",
            "CLEAR",
            "TAKE_BACK",
            "ITEM_SEARCH",
            "LINE_ADD",
            "LINE_STEP",
            "LINE_PIECES",
            "LINE_REMOVE");

    @Test
    void noScreenListensForAKeyThatIsNotListed() throws IOException {
        var found = new TreeSet<String>();
        sources().forEach((name, text) -> {
            if (!DECLARED.contains(name) && OWN_KEY.matcher(text).find()) {
                found.add(name);
            }
        });
        assertEquals(Set.of(), found);
    }

    @Test
    void everyListedKeyIsListenedFor() throws IOException {
        var all = String.join("\n", sources().values());
        var unused = Arrays.stream(Shortcut.values())
                .map(Enum::name)
                .filter(name -> !OF_CHARGE.contains(name))
                .filter(name -> !all.contains("Shortcut." + name + "."))
                .toList();
        assertEquals(List.of(), unused);
    }

    @Test
    void noTwoKeysOfAPlaceAreTheSame() {
        var seen = new TreeSet<String>();
        for (var each : Shortcut.values()) {
            var everywhere = Shortcut.Place.EVERYWHERE + " " + each.shown();
            var here = each.place() + " " + each.shown();
            assertTrue(seen.add(here), here);
            assertTrue(each.place() == Shortcut.Place.EVERYWHERE || !seen.contains(everywhere), here);
        }
    }

    private static TreeMap<String, String> sources() throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertTrue(texts.size() > 100, "sources found: " + texts.size());
        return texts;
    }
}
