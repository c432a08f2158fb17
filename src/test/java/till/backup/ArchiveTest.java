package till.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Mode;
import till.domain.Secret;

class ArchiveTest {
    private static final Manifest MANIFEST = new Manifest(Mode.LIVE, "T1", Instant.parse("2026-11-21T18:00:00Z"), 12);
    private static final Secret PASSPHRASE = new Secret("correct horse battery staple");

    @TempDir
    Path folder;

    private Path file;
    private final byte[] big = new byte[3 * Sealing.CHUNK + 17];

    @BeforeEach
    void fill() {
        file = folder.resolve("a.tillbackup");
        new Random(7).nextBytes(big);
    }

    private void write(@Nullable Secret passphrase) throws IOException {
        Map<String, Archive.Source> entries = new TreeMap<>(Map.of(
                "ledger.mv.db", () -> new ByteArrayInputStream(big),
                "gateways/gnete.json", () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))));
        var salt = new byte[Sealing.SALT + Sealing.PREFIX];
        new Random(8).nextBytes(salt);
        Archive.write(file, MANIFEST, entries, passphrase, salt);
    }

    private String refused(@Nullable Secret passphrase) throws IOException {
        var into = Files.createTempDirectory(folder, "into");
        return assertThrows(UnreadableBackup.class, () -> Archive.unpack(file, passphrase, into))
                .problem()
                .key();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasWrittenComesBack(boolean sealed) throws Exception {
        write(sealed ? PASSPHRASE : null);
        assertEquals(sealed, Archive.isSealed(file));
        var into = folder.resolve("into");
        assertEquals(MANIFEST, Archive.unpack(file, sealed ? PASSPHRASE : null, into));
        assertArrayEquals(big, Files.readAllBytes(into.resolve("ledger.mv.db")));
        assertEquals("{}", Files.readString(into.resolve("gateways").resolve("gnete.json")));
    }

    @Test
    void aSealedFileShowsNothingOfWhatIsInIt() throws Exception {
        write(PASSPHRASE);
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(text.startsWith("HTBACKUP1"));
        assertFalse(text.contains("gnete") || text.contains("ledger"));
    }

    @Test
    void aWrongPassphraseAndNoneAreToldApart() throws Exception {
        write(PASSPHRASE);
        assertEquals("backup.wrongPassphrase", refused(new Secret("correct horse battery stapler")));
        assertEquals("backup.passphraseNeeded", refused(null));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileCutAnywhereIsHalfWritten(boolean sealed) throws Exception {
        write(sealed ? PASSPHRASE : null);
        var whole = Files.readAllBytes(file);
        var random = new Random(9);
        for (var turn = 0; turn < 3; turn++) {
            var start = sealed ? Sealing.HEADER + Sealing.TAG : 200;
            var kept = start + random.nextInt(big.length - start);
            Files.write(file, Arrays.copyOf(whole, kept));
            assertEquals("backup.halfWritten", refused(sealed ? PASSPHRASE : null), "cut at " + kept);
        }
        Files.write(file, new byte[0]);
        assertEquals("backup.halfWritten", refused(sealed ? PASSPHRASE : null));
    }

    @Test
    void aFileCutBetweenTwoChunksIsHalfWritten() throws Exception {
        write(PASSPHRASE);
        var whole = Files.readAllBytes(file);
        var chunks = Sealing.HEADER + Sealing.TAG + 2 * (Sealing.CHUNK + Sealing.TAG);
        Files.write(file, Arrays.copyOf(whole, chunks));
        assertEquals("backup.halfWritten", refused(PASSPHRASE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aByteChangedAnywhereIsNoticed(boolean sealed) throws Exception {
        write(sealed ? PASSPHRASE : null);
        var whole = Files.readAllBytes(file);
        var random = new Random(10);
        for (var turn = 0; turn < 4; turn++) {
            var place = (sealed ? Sealing.HEADER : 400) + random.nextInt(big.length - 400);
            var changed = whole.clone();
            changed[place] ^= 1;
            Files.write(file, changed);
            assertTrue(refused(sealed ? PASSPHRASE : null).startsWith("backup."), "changed at " + place);
        }
    }

    @Test
    void twoChunksThatChangePlacesAreNoticed() throws Exception {
        write(PASSPHRASE);
        var whole = Files.readAllBytes(file);
        var chunk = Sealing.CHUNK + Sealing.TAG;
        var first = Sealing.HEADER + Sealing.TAG;
        var swapped = whole.clone();
        System.arraycopy(whole, first, swapped, first + chunk, chunk);
        System.arraycopy(whole, first + chunk, swapped, first, chunk);
        Files.write(file, swapped);
        assertEquals("backup.damaged", refused(PASSPHRASE));
    }

    @Test
    void whatIsNoBackupIsCalledThat() throws Exception {
        Files.writeString(file, "a shopping list, and quite a long one");
        assertEquals("backup.noBackup", refused(null));
        Files.write(file, new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertEquals("backup.noBackup", refused(null));
    }

    @Test
    void aNameThatLeadsElsewhereIsRefused() {
        for (var name : new String[] {"../ledger.mv.db", "/etc/passwd", "a/../b", "a/b/c", "..", ".x", "C:\\x"}) {
            assertFalse(Archive.takes(name), name);
        }
        assertTrue(Archive.takes("pictures/tea-1.png"));
    }
}
