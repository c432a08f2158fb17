package till.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.OrderNo;

/** Closes, captures and voids: at most one unfinished per payment, held by a unique index. */
public interface Operations {
    /**
     * Writes an operation as SENT, on disk when this returns: the call follows.
     *
     * @return empty where another one of the payment is unfinished
     */
    Optional<Operation> begin(Draft draft, Instant at);

    /** As {@link #begin(Draft, Instant)}, of an operation without an amount. */
    default Optional<Operation> begin(
            String id, OrderNo orderNo, Operation.Kind kind, Operation.Cause cause, Instant at) {
        return begin(new Draft(id, orderNo, kind, cause, null, By.NOBODY), at);
    }

    /**
     * An operation to be written.
     *
     * @param amount what a capture takes; null for the others
     * @param by who asked; nobody where the till does by itself
     */
    record Draft(
            String id,
            OrderNo orderNo,
            Operation.Kind kind,
            Operation.Cause cause,
            @Nullable Money amount,
            By by) {}

    /** Compare-and-set with its event; false where another writer was first. */
    boolean move(String id, OperationState from, OperationState to, Instant at, @Nullable String word);

    /** Of one payment, oldest first. */
    List<Operation> of(OrderNo orderNo);
}
