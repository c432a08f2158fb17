package till.ledger;

import till.domain.Problem;

/** Says why a ledger cannot be opened, and what cures it. Nothing was written. */
public final class LedgerUnusable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    LedgerUnusable(Problem problem, Throwable cause) {
        super(problem.key() + " " + problem.arguments(), cause);
        this.problem = problem;
    }

    public LedgerUnusable(Problem problem) {
        super(problem.key() + " " + problem.arguments());
        this.problem = problem;
    }

    /** One of {@code ledger.locked}, {@code .noRoom}, {@code .corrupt}, {@code .newer}, {@code .folder}, {@code .unreachable}, {@code .refused}. */
    public Problem problem() {
        return problem;
    }
}
