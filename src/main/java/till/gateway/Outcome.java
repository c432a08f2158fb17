package till.gateway;

import till.domain.Problem;

/**
 * The answers to a call: answered, certainly not done, done before, or unknown. What fits none of them is unknown.
 *
 * @param <T> what an answer holds
 */
public sealed interface Outcome<T extends Outcome.Said> {
    /** The gateway's own words, or what came instead of them; kept and shown, never decided by. */
    String word();

    /** What holds the gateway's own words. */
    interface Said {
        String word();
    }

    /** The gateway answered, verifiably and in words we know. */
    record Answered<T extends Said>(T value) implements Outcome<T> {
        @Override
        public String word() {
            return value.word();
        }
    }

    /**
     * It certainly did not happen: one of the few refusals on the adapter's allow-list for this operation.
     *
     * @param problem what to show
     */
    record Refused<T extends Said>(Problem problem, String word) implements Outcome<T> {}

    /**
     * The gateway has this number already, and therefore did nothing now. Whether the earlier one is ours only our own
     * records tell.
     */
    record Exists<T extends Said>(String word) implements Outcome<T> {}

    /** It may have happened. */
    record Unknown<T extends Said>(String word) implements Outcome<T> {}
}
