package till.backup;

import java.io.IOException;
import till.domain.Problem;

/** Says what is wrong with a backup that cannot be read. */
final class UnreadableBackup extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnreadableBackup(Problem problem) {
        super(problem.key());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
