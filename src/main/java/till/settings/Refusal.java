package till.settings;

import till.domain.Problem;

/** Carries a problem out of nested steps inside this package; its edges turn it into a value. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refusal(String key, String... arguments) {
        this(Problem.of(key, arguments));
    }

    Refusal(Problem problem) {
        super(problem.key(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
