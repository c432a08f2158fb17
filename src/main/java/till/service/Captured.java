package till.service;

import till.domain.Payment;
import till.domain.Problem;

/** What asking for held money gave. */
public sealed interface Captured {
    /** It was asked for; the payment's state tells what is known: PAID, or still AUTHORIZED and asked about. */
    record Asked(Payment payment) implements Captured {}

    /** The gateway certainly did not take it; the money is still held. */
    record Declined(Payment payment, Problem problem) implements Captured {}

    /** Nothing was sent. */
    record NotAsked(Problem problem) implements Captured {}
}
