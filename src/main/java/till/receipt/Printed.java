package till.receipt;

import java.util.Optional;
import till.domain.Acting;
import till.domain.Problem;

/**
 * How far a receipt is.
 *
 * @param acting who gives it, to try again in the same name
 * @param problem why it did not come out; empty otherwise
 */
public record Printed(ReceiptOf of, String reference, Acting acting, Stage stage, Optional<Problem> problem) {
    /** Where it is. */
    public enum Stage {
        PRINTING,
        PRINTED,
        /** The printer took it and did not say that it printed it. */
        SENT,
        FAILED
    }
}
