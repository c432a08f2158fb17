package till.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Signs as the platform does: whole {@code name=value&} texts sorted without regard to case, the key at the end, MD5.
 *
 * <p>The document says the names are sorted by ASCII; the platform sorts the whole texts, which differs for names that are a
 * prefix of one another.
 */
final class GneteSeal {

    private final String secret;

    GneteSeal(String secret) {
        this.secret = secret;
    }

    String of(Map<String, ?> fields) {
        var material = fields.entrySet().stream()
                .filter(field -> !field.getKey().equals("sign"))
                .filter(field -> !Objects.toString(field.getValue(), "").isEmpty())
                .map(field -> field.getKey() + "=" + field.getValue() + "&")
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .collect(Collectors.joining());
        return HexFormat.of().withUpperCase().formatHex(md5(material + "key=" + secret));
    }

    private static byte[] md5(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
