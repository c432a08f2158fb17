package till.backup;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import till.domain.Secret;

/**
 * How a backup is sealed: AES-256-GCM under a key that Argon2id makes of the passphrase and the file's own salt, in chunks
 * whose nonces count them and mark the last one (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár), so that
 * none can be changed, left out, moved or cut off unnoticed. The header stands in every chunk's authenticated data.
 */
final class Sealing {
    static final byte[] MAGIC = "HTBACKUP1".getBytes(StandardCharsets.US_ASCII);
    static final int SALT = 16;
    static final int PREFIX = 7;
    static final int HEADER = MAGIC.length + 3 * Integer.BYTES + SALT + PREFIX;
    static final int CHUNK = 1 << 16;
    static final int TAG = 16;

    private static final int KIBIBYTES = 64 * 1024;
    private static final int PASSES = 3;
    private static final int LANES = 1;
    private static final int MOST_KIBIBYTES = 1 << 20;
    private static final int MOST_PASSES = 64;
    private static final int KEY = 32;

    private final byte[] header;
    private final SecretKeySpec key;

    private Sealing(byte[] header, SecretKeySpec key) {
        this.header = header;
        this.key = key;
    }

    /** For a new file. */
    static Sealing fresh(Secret passphrase, byte[] random) {
        var header = ByteBuffer.allocate(HEADER)
                .put(MAGIC)
                .putInt(KIBIBYTES)
                .putInt(PASSES)
                .putInt(LANES)
                .put(random, 0, SALT + PREFIX)
                .array();
        return of(header, passphrase);
    }

    /** For a file with this header, whose parameters may have grown since. */
    static Sealing of(byte[] header, Secret passphrase) {
        var fields = ByteBuffer.wrap(header);
        fields.position(MAGIC.length);
        var kibibytes = fields.getInt();
        var passes = fields.getInt();
        var lanes = fields.getInt();
        if (kibibytes < 1 || kibibytes > MOST_KIBIBYTES || passes < 1 || passes > MOST_PASSES || lanes != LANES) {
            throw new IllegalArgumentException("no header of a sealed backup");
        }
        var salt = new byte[SALT];
        fields.get(salt);
        var argon = Argon2Function.getInstance(kibibytes, passes, lanes, KEY, Argon2.ID);
        var bytes = argon.hash(passphrase.reveal().getBytes(StandardCharsets.UTF_8), salt)
                .getBytes();
        return new Sealing(header, new SecretKeySpec(bytes, "AES"));
    }

    byte[] header() {
        return header.clone();
    }

    byte[] seal(int number, boolean last, byte[] plain, int length) throws GeneralSecurityException {
        return cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(plain, 0, length);
    }

    byte[] open(int number, boolean last, byte[] sealed, int length) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, number, last).doFinal(sealed, 0, length);
    }

    private Cipher cipher(int mode, int number, boolean last) throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(PREFIX + Integer.BYTES + 1)
                .put(Arrays.copyOfRange(header, HEADER - PREFIX, HEADER))
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(header);
        return cipher;
    }
}
