package till.device;

import till.domain.Problem;

/** A printer did not do as it was told: why, and what to do about it. Money is never touched by it. */
public final class PrintTrouble extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public PrintTrouble(String key, String... arguments) {
        this(Problem.of(key, arguments));
    }

    public PrintTrouble(Problem problem) {
        super(problem.key());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
