package till.service;

import till.domain.Payment;
import till.domain.Problem;

/** What asking for a payment gave. */
public sealed interface Started {
    /** The order went out; the payment's state tells what is known: a code is there, or the outcome is uncertain. */
    record Running(Payment payment) implements Started {}

    /** The gateway certainly did not take it; no money moved. */
    record Declined(Payment payment, Problem problem) implements Started {}

    /** Nothing was written or sent. */
    record NotStarted(Problem problem) implements Started {}

    /** Nothing was written or sent: this payment, open or paid, stands for the sale. */
    record SaleTaken(Payment holder) implements Started {}
}
