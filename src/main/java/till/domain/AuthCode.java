package till.domain;

import java.util.regex.Pattern;

/**
 * The code on a customer's phone, as scanned at the counter: whoever has it can take money with it, so it is sent once and
 * never kept or printed.
 */
public record AuthCode(String text) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{10,64}");

    public AuthCode {
        if (!isOne(text)) {
            throw new IllegalArgumentException("not a payment code");
        }
    }

    /** Whether a scanned text can be a payment code: letters and digits only. */
    public static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "***";
    }
}
