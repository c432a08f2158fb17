package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Mode;

/** What is packed for somebody who helps, and what never is. */
class SupportFileTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @TempDir
    Path temp;

    private DataFolder home;
    private SupportFile support;
    private Path target;

    @BeforeEach
    void fill() throws IOException {
        home = DataFolder.open(temp.resolve("till")).value();
        target = temp.resolve("support.zip");
        support =
                new SupportFile(new ProgramFacts("1.2.3", Mode.LIVE, "T01", 16, home.root()), InstantSource.fixed(NOW));
        put(home.settings(), "{\"till\":\"T01\"}");
        put(home.gateway("gnete"), "{\"id\":\"gnete\"}");
        put(home.secrets(), "sealed");
        put(home.secretsKey(), "key");
        put(home.sentLog(Mode.LIVE), "sent");
        put(home.ledger(Mode.LIVE).resolveSibling("ledger.mv.db"), "ledger");
        put(home.logs().resolve("till.2026-11-22.log"), "new log");
        put(home.exchanges(Mode.LIVE).resolve("2026-11-22.00001.jsonl"), "{}");
        var old = home.logs().resolve("till.2026-10-01.log");
        put(old, "old log");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofDays(8))));
    }

    private static void put(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60)));
    }

    private Map<String, String> unpacked() throws IOException {
        var found = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(Files.newInputStream(target))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    @Test
    void whatHelpsIsInItAndNeitherKeysNorTheLedgerNorWhatIsOld() throws IOException {
        var packed = support.write(target).value();
        var found = unpacked();
        var about = found.remove("till.txt") + "";
        assertTrue(about.contains("Harbour Till 1.2.3\nmode LIVE\ntill T01\ntables 16\n"), about);
        assertEquals(
                Map.of(
                        "settings.json", "{\"till\":\"T01\"}",
                        "gateways/gnete.json", "{\"id\":\"gnete\"}",
                        "logs/till.2026-11-22.log", "new log",
                        "live/exchanges/2026-11-22.00001.jsonl", "{}"),
                found);
        assertEquals(5, packed.files());
        assertEquals(Files.size(target), packed.bytes());
    }

    @Test
    void aFileThatIsThereIsLeftAlone() throws IOException {
        Files.writeString(target, "mine");
        assertEquals(
                "support.exists", support.write(target).failure().orElseThrow().key());
        assertEquals("mine", Files.readString(target));
    }

    @Test
    void whereNothingCanBeWrittenItIsSaidAndNothingIsLeft() {
        var nowhere = temp.resolve("not/there/support.zip");
        assertEquals(
                "support.notWritten",
                support.write(nowhere).failure().orElseThrow().key());
        assertFalse(Files.exists(nowhere));
    }
}
