package till.gateway.qlink;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import till.domain.Secret;
import till.gateway.http.StrictJson;

/**
 * The platform's signature over application key and body, in the three ways the document can be read. May be shared
 * between threads.
 */
final class QlinkSigner {
    private final String appKey;
    private final Secret appSecret;
    private final Mode mode;

    QlinkSigner(String appKey, Secret appSecret, Mode mode) {
        this.appKey = appKey;
        this.appSecret = appSecret;
        this.mode = mode;
    }

    /** What stands behind {@code content} in the signed text. */
    enum Mode {
        /** The body as a JSON text: quotes, backslashes and control characters escaped, nothing else. */
        A,
        /** The body as it is. */
        B,
        /** The body between quotes, nothing escaped. */
        C
    }

    /** The signature over exactly this text. */
    String sign(String body) {
        var key = "{\"appKey\":\"" + appKey + "\"";
        var content = switch (mode) {
            case A -> StrictJson.write(body);
            case B -> body;
            case C -> "\"" + body + "\"";
        };
        var signed = body.isEmpty() ? key + "}" : key + ",\"content\":" + content + "}";
        return sha1(signed + appSecret.reveal());
    }

    /** Whether key and signature are the platform's; takes the same time however much of the signature is right. */
    boolean verifies(String key, String sign, String body) {
        return key.equals(appKey)
                && MessageDigest.isEqual(
                        sign(body).getBytes(StandardCharsets.UTF_8),
                        sign.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private static String sha1(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-1", missing);
        }
    }
}
