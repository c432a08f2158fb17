package till.app;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import till.service.Steps;

/**
 * Stops the program at a named step, for crash drills: it says on standard error that it is there and stands still until it
 * is killed. Asked for by the environment variable {@value #VARIABLE}, a {@link Steps.Step}'s name.
 */
final class Drill implements Steps {
    static final String VARIABLE = "TILL_DRILL";

    private final Step stopAt;
    private final PrintStream err;

    private Drill(Step stopAt, PrintStream err) {
        this.stopAt = stopAt;
        this.err = err;
    }

    static Steps asked(Map<String, String> environment, PrintStream err) {
        var step = environment.get(VARIABLE);
        return step == null || step.isBlank() ? Steps.NONE : new Drill(Step.valueOf(step), err);
    }

    @Override
    public void reached(Step step) {
        if (step == stopAt) {
            err.println("drill: " + step);
            err.flush();
            while (true) {
                LockSupport.park();
            }
        }
    }
}
