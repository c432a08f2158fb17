package till.domain;

import java.util.regex.Pattern;

/** The form every number of ours has: letters and digits only, at most 30, as the narrowest gateway demands. */
final class OwnNumber {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{1,30}");

    private OwnNumber() {}

    static void check(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a number has 1 to 30 letters and digits, this one has " + text.length());
        }
    }
}
