package till.ui.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import till.backup.BackupPlan;
import till.domain.Problem;

/** What may be typed where backups are decided on. */
final class BackupRules {
    private static final int LONGEST_DAYS = 3;

    private BackupRules() {}

    static Optional<Problem> wrongFolder(String text) {
        try {
            return Path.of(text).isAbsolute() ? Optional.empty() : Optional.of(Problem.of("backup.folder.wrong"));
        } catch (InvalidPathException _) {
            return Optional.of(Problem.of("backup.folder.wrong"));
        }
    }

    static Optional<Problem> wrongKeep(String text) {
        var fits = isNumber(text)
                && Integer.parseInt(text) >= BackupPlan.LEAST
                && Integer.parseInt(text) <= BackupPlan.MOST;
        return fits ? Optional.empty() : Optional.of(Problem.of("backup.keep.wrong"));
    }

    static Optional<Problem> wrongDays(String text) {
        return isNumber(text) && Integer.parseInt(text) > 0
                ? Optional.empty()
                : Optional.of(Problem.of("backup.warnDays.wrong"));
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1," + LONGEST_DAYS + "}");
    }
}
