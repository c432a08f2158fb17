package till.gateway.chingching;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import till.domain.Secret;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * The gateway's signature, HMAC-SHA256. What is signed and how the result is written are not published and therefore
 * chosen in the profile. May be shared between threads.
 */
final class ChingchingSigner {
    static final String SIGNATURE = "x-signature";
    static final String TIMESTAMP = "x-timestamp";

    private static final String ALGORITHM = "HmacSHA256";

    private final Secret apiKey;
    private final Secret apiSecret;
    private final Writing writing;
    private final Signed signed;

    ChingchingSigner(Secret apiKey, Secret apiSecret, Writing writing, Signed signed) {
        this.apiKey = apiKey;
        this.apiSecret = apiSecret;
        this.writing = writing;
        this.signed = signed;
    }

    /** How a signature is written. */
    enum Writing {
        SMALL_HEX("hex"),
        LARGE_HEX("HEX"),
        BASE64("base64");

        private final String choice;

        Writing(String choice) {
            this.choice = choice;
        }

        static Optional<Writing> of(String choice) {
            return Optional.ofNullable(
                    switch (choice) {
                        case "hex" -> SMALL_HEX;
                        case "HEX" -> LARGE_HEX;
                        case "base64" -> BASE64;
                        default -> null;
                    });
        }

        String choice() {
            return choice;
        }
    }

    /** What is signed of a request; the body is empty for a GET. */
    enum Signed {
        BODY("body"),
        /** The body's {@code name=value} pairs that have a value, by name, with {@code &} between. */
        SORTED("sorted"),
        KEY_AND_BODY("key+body"),
        TIMESTAMP_AND_BODY("timestamp+body");

        private final String choice;

        Signed(String choice) {
            this.choice = choice;
        }

        static Optional<Signed> of(String choice) {
            return Optional.ofNullable(
                    switch (choice) {
                        case "body" -> BODY;
                        case "sorted" -> SORTED;
                        case "key+body" -> KEY_AND_BODY;
                        case "timestamp+body" -> TIMESTAMP_AND_BODY;
                        default -> null;
                    });
        }

        String choice() {
            return choice;
        }
    }

    /** Whether the time has to be sent beside the signature. */
    boolean needsTimestamp() {
        return signed == Signed.TIMESTAMP_AND_BODY;
    }

    String sign(String body, String timestamp) {
        var mac = mac(message(body, timestamp));
        return switch (writing) {
            case SMALL_HEX -> HexFormat.of().formatHex(mac);
            case LARGE_HEX -> HexFormat.of().withUpperCase().formatHex(mac);
            case BASE64 -> Base64.getEncoder().encodeToString(mac);
        };
    }

    /**
     * Whether a signature is the gateway's; takes the same time however much of it is right. A body without pairs never
     * verifies: our own signature of a GET would fit it.
     */
    boolean verifies(String body, String timestamp, String signature) {
        var hasPairs =
                StrictJson.object(body).filter(object -> !object.isEmpty()).isPresent();
        var same = MessageDigest.isEqual(bytes(comparable(sign(body, timestamp))), bytes(comparable(signature)));
        return hasPairs && same;
    }

    private String comparable(String signature) {
        return writing == Writing.BASE64 ? signature.strip() : signature.strip().toLowerCase(Locale.ROOT);
    }

    private String message(String body, String timestamp) {
        return switch (signed) {
            case BODY -> body;
            case SORTED -> sorted(body);
            case KEY_AND_BODY -> apiKey.reveal() + body;
            case TIMESTAMP_AND_BODY -> timestamp + body;
        };
    }

    private static String sorted(String body) {
        return StrictJson.object(body).stream()
                .flatMap(object -> object.properties().stream())
                .filter(field -> !text(field.getValue()).isEmpty())
                .map(field -> field.getKey() + "=" + text(field.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private byte[] mac(String message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(apiSecret.reveal()), ALGORITHM));
            return mac.doFinal(bytes(message));
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("every Java has HMAC-SHA256", missing);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
