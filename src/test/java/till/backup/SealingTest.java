package till.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Secret;

/** What is sealed comes back whole or not at all, at the borders of its chunks too. */
class SealingTest {
    private static final Secret PASSPHRASE = new Secret("harbour lights");
    private static final int SEALED_CHUNK = Sealing.CHUNK + Sealing.TAG;
    private static final int START = Sealing.HEADER + Sealing.TAG;

    private static byte[] some(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] sealed(byte[] plain) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var out = new SealedOutput(file, Sealing.fresh(PASSPHRASE, some(Sealing.SALT + Sealing.PREFIX)))) {
            out.write(plain, 0, plain.length);
        }
        return file.toByteArray();
    }

    private static byte[] opened(byte[] file) throws IOException {
        var in = new ByteArrayInputStream(file);
        in.skipNBytes(Sealing.MAGIC.length);
        return new SealedInput(in, PASSPHRASE).readAllBytes();
    }

    private static String refusal(byte[] file) {
        return assertThrows(UnreadableBackup.class, () -> opened(file))
                .problem()
                .key();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Sealing.CHUNK - 1, Sealing.CHUNK, Sealing.CHUNK + 1, 3 * Sealing.CHUNK})
    void whateverItsLengthItComesBack(int length) throws IOException {
        var plain = some(length);
        assertArrayEquals(plain, opened(sealed(plain)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aFileCutExactlyBehindAChunkIsKnownAsHalf(int chunks) throws IOException {
        var file = sealed(some(3 * Sealing.CHUNK));
        assertEquals("backup.halfWritten", refusal(Arrays.copyOf(file, START + chunks * SEALED_CHUNK)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void chunksThatChangedPlacesAreKnown(int other) throws IOException {
        var file = sealed(some(4 * Sealing.CHUNK));
        var first = Arrays.copyOfRange(file, START, START + SEALED_CHUNK);
        System.arraycopy(file, START + other * SEALED_CHUNK, file, START, SEALED_CHUNK);
        System.arraycopy(first, 0, file, START + other * SEALED_CHUNK, SEALED_CHUNK);
        assertEquals("backup.damaged", refusal(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void oneBitThatChangedIsKnown(int chunk) throws IOException {
        var file = sealed(some(3 * Sealing.CHUNK));
        file[START + chunk * SEALED_CHUNK + 5] ^= 1;
        assertEquals("backup.damaged", refusal(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40_000})
    void whatFollowsTheEndIsNotTaken(int more) throws IOException {
        var file = sealed(some(1000));
        var longer = Arrays.copyOf(file, file.length + more + 1);
        assertEquals("backup.halfWritten", refusal(longer));
    }
}
