package till.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Signs as the document tells: a JSON text of key and content, the secret at its end, SHA-1 in lower case. The content is the
 * body to the letter; what of it is escaped is the signing's.
 */
final class QlinkSeal {

    private final QlinkCredentials merchant;
    private final QlinkSigning signing;

    QlinkSeal(QlinkCredentials merchant, QlinkSigning signing) {
        this.merchant = merchant;
        this.signing = signing;
    }

    String of(String body) {
        var content = switch (signing) {
            case ESCAPED -> '"' + escaped(body) + '"';
            case NESTED -> body;
            case QUOTED -> '"' + body + '"';
        };
        var text =
                "{\"appKey\":\"" + merchant.appKey() + "\"" + (body.isEmpty() ? "" : ",\"content\":" + content) + "}";
        return HexFormat.of().formatHex(sha1(text + merchant.appSecret()));
    }

    /** The least a JSON string must escape, which is also what the provider's library does. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            switch (letter) {
                case '"', '\\' -> escaped.append('\\').append(letter);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\b' -> escaped.append("\\b");
                case '\f' -> escaped.append("\\f");
                default -> {
                    if (letter < ' ') {
                        escaped.append("\\u00").append(HexFormat.of().toHexDigits((byte) letter));
                    } else {
                        escaped.append(letter);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
