package till.domain;

/** Ends a call because what the program cannot work without, the ledger's database, is not there just now. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Unavailable(Problem problem, Throwable cause) {
        super(problem.key(), cause);
        this.problem = problem;
    }

    /** What to show; the same call may work later. */
    public Problem problem() {
        return problem;
    }
}
