package till.device;

import java.time.Duration;

/**
 * What a scanner typed.
 *
 * @param text without prefix, suffix and ending
 * @param pace the usual time between two keys
 * @param ending what told that it was over
 */
public record Scan(String text, Duration pace, Ending ending) {
    /** What a scanner types last. */
    public enum Ending {
        ENTER,
        TAB,
        /** It just stopped. */
        SILENCE
    }

    /** A scanned text may be a customer's code. */
    @Override
    public String toString() {
        return "scan of " + text.length() + " characters, " + ending;
    }
}
