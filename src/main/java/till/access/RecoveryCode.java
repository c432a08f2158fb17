package till.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import till.domain.Secret;

/**
 * The owner's way back where PIN or pepper is gone: 125 random bits on paper. So many need no slow hash and no pepper. The
 * letters leave out those that look like digits.
 */
final class RecoveryCode {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 25;
    private static final int GROUP = 5;

    private RecoveryCode() {}

    static Secret random(RandomGenerator random) {
        var code = new StringBuilder();
        for (var place = 0; place < LENGTH; place++) {
            if (place > 0 && place % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new Secret(code.toString());
    }

    /** What the ledger keeps. Blanks, dashes and case do not matter; nor do the letters people read for digits. */
    static String hash(String operator, Secret code) {
        var plain = code.reveal()
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(
                            ("harbour-till/recovery/" + operator + "/" + plain).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
