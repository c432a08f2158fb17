package till.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a body as the gateway does: HMAC-SHA256 with the API secret over exactly the bytes sent, nothing for a GET. */
final class ChingchingSeal {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;
    private final ChingchingOptions.Signature form;

    ChingchingSeal(String secret, ChingchingOptions.Signature form) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.form = form;
    }

    String of(String body) {
        var hash = hash(body.getBytes(StandardCharsets.UTF_8));
        return switch (form) {
            case HEX -> HexFormat.of().formatHex(hash);
            case UPPER_HEX -> HexFormat.of().withUpperCase().formatHex(hash);
            case BASE64 -> Base64.getEncoder().encodeToString(hash);
        };
    }

    boolean fits(String body, String signature) {
        var sent = signature.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(of(body).getBytes(StandardCharsets.UTF_8), sent);
    }

    private byte[] hash(byte[] bytes) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
