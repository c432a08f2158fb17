package till.service;

import till.domain.Problem;
import till.domain.Refund;

/** What asking for a refund gave. */
public sealed interface Refunded {
    /** It went out; its state tells what is known. */
    record Asked(Refund refund) implements Refunded {}

    /** The gateway certainly did not take it; no money moved. */
    record Declined(Refund refund, Problem problem) implements Refunded {}

    /** Nothing was written or sent. */
    record NotAsked(Problem problem) implements Refunded {}
}
