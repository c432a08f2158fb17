package till.gateway.gnete;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import till.domain.Secret;

/**
 * The platform's signature. Whole {@code name=value&} texts are sorted without regard to case, as its published code
 * does, not the names alone as its documents say. May be shared between threads.
 */
final class GneteSigner {
    static final String SIGN = "sign";

    private final Secret key;

    GneteSigner(Secret key) {
        this.key = key;
    }

    /** The signature over every field that has a value, {@code sign} itself left out. */
    String sign(Map<String, ? extends @Nullable Object> fields) {
        return md5(fields.entrySet().stream()
                .filter(field -> !field.getKey().equals(SIGN))
                .filter(field -> field.getValue() != null && !"".equals(field.getValue()))
                .map(field -> field.getKey() + "=" + field.getValue() + "&")
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .collect(Collectors.joining("", "", "key=" + key.reveal())));
    }

    /** Whether a signature is the gateway's; takes the same time however much of it is right. */
    boolean verifies(Map<String, ? extends @Nullable Object> fields, String sign) {
        return MessageDigest.isEqual(
                sign(fields).getBytes(StandardCharsets.UTF_8),
                sign.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private static String md5(String text) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has MD5", missing);
        }
    }
}
