package till.cli;

import till.domain.Problem;

/** The till cannot be opened: a locked or damaged ledger, a folder that cannot be written, … */
public final class CannotOpen extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public CannotOpen(Problem problem) {
        super(problem.key(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
