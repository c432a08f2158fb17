package till.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import till.domain.Result;
import till.domain.Secret;

/**
 * What the ledger keeps instead of a PIN: Argon2id over the PIN sealed with the pepper, led by the pepper's mark. The
 * parameters stand with each hash, so that they can grow. Takes about 150 ms on purpose: never called on the UI thread.
 * May be shared between threads.
 */
final class Pins {
    private static final Pattern PIN = Pattern.compile("[0-9]{4,12}");
    private static final int KIBIBYTES = 32 * 1024;
    private static final int PASSES = 3;
    private static final int LANES = 1;
    private static final int TAG = 32;
    private static final int SALT = 16;
    private static final int MARK = 16;
    private static final String MAC = "HmacSHA256";

    private final Pepper pepper;

    Pins(Pepper pepper) {
        this.pepper = pepper;
    }

    /** What a new PIN is checked against from now on; a problem where it is none, or there is no pepper. */
    Result<String> hash(Secret pin) {
        if (!PIN.matcher(pin.reveal()).matches()) {
            return Result.failed("access.pinShape");
        }
        return pepper.readOrMake()
                .map(key -> mark(key)
                        + Password.hash(sealed(key, pin))
                                .addRandomSalt(SALT)
                                .with(Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, TAG, Argon2.ID))
                                .getResult());
    }

    /** The pepper a hash was made with; a problem where it is not there, which says nothing about any PIN. */
    Result<Secret> pepperOf(String hash) {
        return pepper.read()
                .then(key -> hash.startsWith(mark(key)) ? Result.done(key) : Result.failed("access.pepperChanged"));
    }

    /** Whether a PIN is the one a hash was made of, with the hash's own pepper. */
    static boolean matches(Secret pin, String hash, Secret key) {
        var argon = hash.substring(MARK);
        return PIN.matcher(pin.reveal()).matches()
                && Password.check(sealed(key, pin), argon).with(Argon2Function.getInstanceFromHash(argon));
    }

    private static String sealed(Secret key, Secret pin) {
        return HexFormat.of().formatHex(mac(key, "pin/" + pin.reveal()));
    }

    /** Tells peppers apart and tells nothing of them. */
    private static String mark(Secret key) {
        return HexFormat.of().formatHex(mac(key, "mark")).substring(0, MARK);
    }

    private static byte[] mac(Secret key, String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), MAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
        }
    }
}
