package till.backup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the shop wants of its backups.
 *
 * @param folder null for the data folder's own
 * @param everyNight whether one is made by itself for each business day
 * @param keep how many of a kind are kept
 * @param sealed whether they are sealed with the passphrase in the secret store
 * @param warnDays the age in days from which the last good one is warned of
 */
public record BackupPlan(@Nullable Path folder, boolean everyNight, int keep, boolean sealed, int warnDays) {
    /** The fewest that may be kept. */
    public static final int LEAST = 2;

    /** The most that may be kept. */
    public static final int MOST = 400;

    private static final int USUAL_KEEP = 14;
    private static final int USUAL_WARN = 3;

    public BackupPlan {
        if (keep < LEAST || keep > MOST || warnDays < 1) {
            throw new IllegalArgumentException("so many backups are not kept: " + keep + ", " + warnDays);
        }
    }

    /** @param everyNight in training nothing is done by itself */
    public static BackupPlan usual(boolean everyNight) {
        return new BackupPlan(null, everyNight, USUAL_KEEP, false, USUAL_WARN);
    }
}
