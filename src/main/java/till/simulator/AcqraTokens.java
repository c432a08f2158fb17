package till.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Gives out and takes access tokens that carry their own end, so that every server of one gateway takes them. */
final class AcqraTokens {

    private static final String ALGORITHM = "HmacSHA256";

    private final AcqraCredentials application;
    private final AcqraBook book;
    private final Duration lifetime;

    AcqraTokens(AcqraCredentials application, AcqraBook book, Duration lifetime) {
        this.application = application;
        this.book = book;
        this.lifetime = lifetime;
    }

    String issue() {
        return token(book.now() + lifetime.toMillis());
    }

    boolean takes(String token) {
        var dot = token.indexOf('.');
        if (dot < 0 || !token.substring(0, dot).matches("\\d{1,18}")) {
            return false;
        }
        var end = Long.parseLong(token.substring(0, dot));
        return end > book.now() && same(token, token(end));
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String token(long end) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(application.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var text = "token " + application.appId() + " " + end;
            return end + "." + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
