package till.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Counts what was tried, so that a run can say how much it was. */
final class Tried {
    private final String what;
    private final long seed;
    private long inputs;

    /** @param seed of the first */
    Tried(String what, long seed) {
        this.what = what;
        this.seed = seed;
    }

    void one() {
        inputs++;
    }

    /** Prints the count; a run that tried less than it was to is no proof. */
    void atLeast(long wanted) {
        System.out.println("hostile inputs: " + inputs + " " + what + ", from seed " + seed);
        assertTrue(inputs >= wanted, what + ": " + inputs + " tried of " + wanted);
    }
}
