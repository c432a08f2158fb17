package till.gateway;

import till.domain.Problem;

/**
 * The answers to a call: answered, certainly not done, done before, or unknown. What fits none of them is unknown.
 *
 * @param <T> what an answer holds
 */
public sealed interface Outcome<T> {
    /** The gateway answered, verifiably and in words we know. */
    record Answered<T>(T value) implements Outcome<T> {}

    /**
     * It certainly did not happen: one of the few refusals on the adapter's allow-list for this operation.
     *
     * @param problem what to show
     * @param word the gateway's own words
     */
    record Refused<T>(Problem problem, String word) implements Outcome<T> {}

    /**
     * The gateway has this number already, and therefore did nothing now. Whether the earlier one is ours only our own
     * records tell.
     */
    record Exists<T>(String word) implements Outcome<T> {}

    /**
     * It may have happened.
     *
     * @param word what came instead of an answer, in the gateway's words where there were any
     */
    record Unknown<T>(String word) implements Outcome<T> {}
}
