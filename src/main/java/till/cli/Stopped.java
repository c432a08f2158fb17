package till.cli;

import till.domain.Problem;

/** Ends a command early with an exit code and what to tell the person. */
final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final transient Problem problem;

    Stopped(ExitCode code, Problem problem) {
        super(problem.key(), null, false, false);
        this.code = code;
        this.problem = problem;
    }

    static Stopped wrongUse(String key, String... arguments) {
        return new Stopped(ExitCode.WRONG_USE, Problem.of(key, arguments));
    }

    static Stopped refused(String key, String... arguments) {
        return new Stopped(ExitCode.REFUSED, Problem.of(key, arguments));
    }

    ExitCode code() {
        return code;
    }

    Problem problem() {
        return problem;
    }
}
