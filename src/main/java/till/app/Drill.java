package till.app;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import till.service.Steps;

/**
 * Stops the program at a named step, for crash drills: it says on standard error that it is there and stands still until it
 * is killed. Asked for by the environment variable {@value #VARIABLE}: a {@link Steps.Step}'s name, with {@code :2} behind it
 * for the second time it is reached, and so on.
 */
final class Drill implements Steps {
    static final String VARIABLE = "TILL_DRILL";

    private final Step stopAt;
    private final int time;
    private final PrintStream err;
    private final AtomicInteger times = new AtomicInteger();

    private Drill(Step stopAt, int time, PrintStream err) {
        this.stopAt = stopAt;
        this.time = time;
        this.err = err;
    }

    static Steps asked(Map<String, String> environment, PrintStream err) {
        var asked = environment.get(VARIABLE);
        if (asked == null || asked.isBlank()) {
            return Steps.NONE;
        }
        var colon = asked.indexOf(':');
        return colon < 0
                ? new Drill(Step.valueOf(asked), 1, err)
                : new Drill(Step.valueOf(asked.substring(0, colon)), Integer.parseInt(asked.substring(colon + 1)), err);
    }

    @Override
    public void reached(Step step) {
        if (step == stopAt && times.incrementAndGet() == time) {
            err.println("drill: " + step);
            err.flush();
            while (true) {
                LockSupport.park();
            }
        }
    }
}
