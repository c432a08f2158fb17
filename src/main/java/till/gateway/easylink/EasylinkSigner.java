package till.gateway.easylink;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import till.domain.Secret;
import till.gateway.Notifications.Posted;

/**
 * Checks the signature of a notification in the way the shop has chosen, since the document names none. May be shared
 * between threads.
 */
final class EasylinkSigner {
    /** Nothing is verified. */
    static final String NONE = "none";
    /** MD5 over the sorted fields and the key, in the field {@code sign}, as the platform below does it. */
    static final String JEEPAY_MD5 = "jeepay-md5";
    /** HMAC-SHA256 of the body as it came, in hexadecimal, in a header. */
    static final String HMAC_SHA256 = "hmac-sha256";

    private static final String SIGN = "sign";

    private final String way;
    private final Secret key;

    EasylinkSigner(String way, Secret key) {
        this.way = way;
        this.key = key;
    }

    /**
     * Whether a notification is the gateway's; takes the same time however much of a signature is right.
     *
     * @param fields the values as they were sent
     */
    boolean verifies(Map<String, String> fields, Posted posted) {
        return switch (way) {
            case JEEPAY_MD5 -> same(jeepayMd5(fields), fields.getOrDefault(SIGN, ""));
            case HMAC_SHA256 -> hmacStandsInAHeader(posted);
            default -> false;
        };
    }

    /** No document names the header: knowing the right value is the proof, wherever it stands. */
    private boolean hmacStandsInAHeader(Posted posted) {
        var right = hmac(posted.body());
        var found = false;
        for (var value : posted.headers().values()) {
            found |= same(right, value.strip().replaceFirst("^(?i)sha256=", ""));
        }
        return found;
    }

    String jeepayMd5(Map<String, String> fields) {
        var text = fields.entrySet().stream()
                .filter(field ->
                        !field.getKey().equals(SIGN) && !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + field.getValue() + "&")
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .collect(Collectors.joining("", "", "key=" + key.reveal()));
        try {
            return hex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has MD5", missing);
        }
    }

    String hmac(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return hex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HMAC-SHA256", missing);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static boolean same(String right, String given) {
        return MessageDigest.isEqual(
                right.getBytes(StandardCharsets.UTF_8),
                given.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
