package till.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The code on a customer's phone, as scanned at the counter: whoever has it can take money with it, so it is sent once and
 * never kept or printed.
 */
public record AuthCode(String text) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{10,64}");
    private static final int MARK_BYTES = 6;

    public AuthCode {
        if (!isOne(text)) {
            throw new IllegalArgumentException("not a payment code");
        }
    }

    /** Whether a scanned text can be a payment code: letters and digits only. */
    public static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    /**
     * By what a code is known again once it is gone, on every till of a ledger alike. It is kept so short on purpose: hundreds
     * of codes share each mark, so that trying all codes does not lead back to this one, which is void after minutes anyway.
     * At a thousand scans a day two different codes meet in one mark by chance about once in sixty years.
     */
    public String mark() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(("scanned code " + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
