package till.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Problem;
import till.domain.Secret;

class SealedSecretFileTest {
    private static final Map<String, Secret> SECRETS = Map.of("appSecret", new Secret("canary-密鑰-7Q"));

    @TempDir
    Path temp;

    private Path file = Path.of("secrets.bin");
    private Path key = Path.of("secrets.key");

    @BeforeEach
    void place() {
        file = temp.resolve("secrets.bin");
        key = temp.resolve("secrets.key");
    }

    @Test
    void anotherProcessReadsWhatWasPut() {
        assertEquals(Optional.empty(), store().put("gnete", SECRETS));
        assertEquals(SECRETS, store().read("gnete").value());
        assertEquals(Map.of(), store().read("other").value());
        store().put("other", Map.of("key", new Secret("x")));
        store().remove("gnete");
        assertEquals(Map.of(), store().read("gnete").value());
        assertEquals(Map.of("key", new Secret("x")), store().read("other").value());
    }

    @Test
    void nothingReadableIsOnDiskAndOnlyTheOwnerMayLook() throws IOException {
        store().put("gnete", SECRETS);
        try (var files = Files.list(temp)) {
            for (var each : files.toList()) {
                var text = Files.readString(each, StandardCharsets.ISO_8859_1);
                assertFalse(text.contains("canary") || text.contains("appSecret") || text.contains("gnete"));
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
            }
        }
    }

    @Test
    void everyWritingHasAFreshNonce() throws IOException {
        store().put("gnete", SECRETS);
        var first = Files.readAllBytes(file);
        store().put("gnete", SECRETS);
        var second = Files.readAllBytes(file);
        assertFalse(Arrays.equals(first, 9, 21, second, 9, 21));
        assertEquals(first.length, second.length);
    }

    @Test
    void everyChangedByteIsNoticedAndNothingIsWrittenOver() throws IOException {
        store().put("gnete", SECRETS);
        var good = Files.readAllBytes(file);
        for (var place = 0; place < good.length; place++) {
            var bad = good.clone();
            bad[place] ^= 1;
            Files.write(file, bad);
            var problem = store().read("gnete").failure();
            assertTrue(problem.isPresent(), "byte " + place);
            if (place % 20 == 0) {
                assertEquals(problem, store().put("other", SECRETS));
                assertArrayEquals(bad, Files.readAllBytes(file));
            }
        }
        Files.write(file, new byte[0]);
        assertEquals(
                Optional.of(Problem.of("secrets.damaged", file.toString())),
                store().read("gnete").failure());
    }

    @Test
    void lostOrWrongKeySaysWhatToDoAndIsNeverReplaced() throws IOException {
        store().put("gnete", SECRETS);
        var sealed = Files.readAllBytes(file);
        Files.write(key, new byte[32]);
        assertEquals(
                Optional.of(Problem.of("secrets.doNotOpen", file.toString(), key.toString())),
                store().read("gnete").failure());
        Files.write(key, new byte[31]);
        assertEquals(Optional.of(Problem.of("secrets.keyDamaged", key.toString())), store().put("a", SECRETS));
        Files.delete(key);
        assertEquals(Optional.of(Problem.of("secrets.keyMissing", key.toString())), store().put("a", SECRETS));
        assertFalse(Files.exists(key));
        assertArrayEquals(sealed, Files.readAllBytes(file));
    }

    @Test
    void newerVersionIsToldApartFromDamage() throws IOException {
        store().put("gnete", SECRETS);
        var newer = Files.readAllBytes(file);
        newer[8] = 2;
        Files.write(file, newer);
        assertEquals(
                Optional.of(Problem.of("secrets.newer", file.toString())),
                store().read("gnete").failure());
    }

    @Test
    void whileAnotherWriterHoldsTheLockNothingIsWritten() throws IOException {
        store().put("gnete", SECRETS);
        try (var channel = FileChannel.open(temp.resolve("secrets.bin.lock"), StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            assertEquals(Optional.of(Problem.of("secrets.busy")), store().put("gnete", Map.of()));
        }
        assertEquals(SECRETS, store().read("gnete").value());
    }

    private SealedSecretFile store() {
        return new SealedSecretFile(file, key, new SecureRandom());
    }
}
