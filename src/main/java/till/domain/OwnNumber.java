package till.domain;

import java.util.regex.Pattern;

/** The form every number of ours has: letters and digits only, at most 30, as the narrowest gateway demands. */
final class OwnNumber {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{1,30}");

    private OwnNumber() {}

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    static void check(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException(
                    "a number has 1 to 30 letters and digits, this one has " + text.length());
        }
    }
}
