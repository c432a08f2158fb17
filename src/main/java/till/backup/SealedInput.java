package till.backup;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import till.domain.Problem;
import till.domain.Secret;

/** Opens what was sealed; nothing of a chunk is handed out before it has proven itself. For one thread. */
final class SealedInput extends InputStream {
    private final InputStream in;
    private final Sealing sealing;
    private byte[] chunk = {};
    private int taken;
    private int number;
    private byte[] ahead;
    private boolean last;

    /** @param in behind the magic number of a sealed file */
    SealedInput(InputStream in, Secret passphrase) throws IOException {
        this.in = in;
        var header = Arrays.copyOf(Sealing.MAGIC, Sealing.HEADER);
        if (in.readNBytes(header, Sealing.MAGIC.length, header.length - Sealing.MAGIC.length)
                < header.length - Sealing.MAGIC.length) {
            throw new UnreadableBackup(Problem.of("backup.halfWritten"));
        }
        try {
            this.sealing = Sealing.of(header, passphrase);
            var empty = in.readNBytes(Sealing.TAG);
            this.ahead = in.readNBytes(Sealing.CHUNK + Sealing.TAG);
            sealing.open(number++, false, empty, empty.length);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw new UnreadableBackup(Problem.of("backup.wrongPassphrase"));
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (taken == chunk.length) {
            if (last) {
                return -1;
            }
            next();
        }
        var part = Math.min(length, chunk.length - taken);
        System.arraycopy(chunk, taken, bytes, offset, part);
        taken += part;
        return part;
    }

    /** Whether a chunk is the last one is known by whether another follows, and has to be what its nonce says. */
    private void next() throws IOException {
        var sealed = ahead;
        ahead = in.readNBytes(Sealing.CHUNK + Sealing.TAG);
        last = ahead.length == 0;
        try {
            chunk = sealing.open(number, last, sealed, sealed.length);
        } catch (GeneralSecurityException _) {
            throw new UnreadableBackup(Problem.of(last ? "backup.halfWritten" : "backup.damaged"));
        }
        number = Math.incrementExact(number);
        taken = 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
