package till.access;

import java.time.Duration;
import java.util.List;
import till.ledger.People;

/** How long nobody may try a PIN after wrong ones: nothing for two, then ever longer. Pure. */
final class LockOut {
    private static final int FREE = 2;
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(60));

    static final People.Tries GROWING = LockOut::after;

    private LockOut() {}

    /** How many tries are left before the next lock-out, after so many wrong ones. */
    static int left(int wrong) {
        return Math.max(0, FREE + 1 - wrong);
    }

    static Duration after(int wrong) {
        return wrong <= FREE ? Duration.ZERO : STEPS.get(Math.min(wrong - FREE, STEPS.size()) - 1);
    }
}
