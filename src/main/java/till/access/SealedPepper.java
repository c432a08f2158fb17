package till.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import till.domain.Secret;

/** What PINs are mixed with, sealed under a password: AES-256-GCM under a key that Argon2id makes of it. Pure. */
public final class SealedPepper {
    /** How many bytes at the beginning are random, and tell one seal from another. */
    public static final int SALT = 16;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KIBIBYTES = 64 * 1024;
    private static final int PASSES = 3;
    private static final int KEY = 32;

    private SealedPepper() {}

    public static byte[] seal(Secret pepper, Secret password, RandomGenerator random) {
        var salt = new byte[SALT];
        var nonce = new byte[NONCE];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, password, salt, nonce)
                    .doFinal(pepper.reveal().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(SALT + NONCE + sealed.length)
                    .put(salt)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** Empty where it was sealed under another password, or changed. */
    public static Optional<Secret> open(byte[] sealed, Secret password) {
        if (sealed.length < SALT + NONCE) {
            return Optional.empty();
        }
        var salt = Arrays.copyOf(sealed, SALT);
        var nonce = Arrays.copyOfRange(sealed, SALT, SALT + NONCE);
        try {
            var plain = cipher(Cipher.DECRYPT_MODE, password, salt, nonce)
                    .doFinal(sealed, SALT + NONCE, sealed.length - SALT - NONCE);
            return Optional.of(new Secret(new String(plain, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, Secret password, byte[] salt, byte[] nonce) throws GeneralSecurityException {
        var argon = Argon2Function.getInstance(KIBIBYTES, PASSES, 1, KEY, Argon2.ID);
        var key = argon.hash(password.reveal().getBytes(StandardCharsets.UTF_8), salt)
                .getBytes();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
