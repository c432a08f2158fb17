package till.report.statement;

import java.time.LocalDate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.domain.Problem;
import till.ledger.Movements;

/**
 * One movement on both sides, or on the only one that has it.
 *
 * @param row its row in the statement, the first being 1; 0 where the statement does not have it
 * @param ours what the ledger has; null where it has none that counts
 * @param theirs what the statement has; null where it has none
 * @param about the payment it is about, for asking and looking on; null where none is known here
 * @param said what is worth telling beside the finding: why a row cannot be read, in which state the payment is; null for nothing
 */
public record Compared(
        Finding finding,
        long row,
        @Nullable Ours ours,
        @Nullable StatementLine theirs,
        @Nullable OrderNo about,
        @Nullable Problem said) {
    /** A movement of the ledger and the business day it counts for. */
    public record Ours(LocalDate day, Movements.Movement movement) {
        /** The till's own number of it. */
        public String number() {
            return movement.orderNo();
        }

        /** Never negative, also where it goes back. */
        public Money amount() {
            return movement.amount();
        }

        public boolean refund() {
            return movement.refund();
        }
    }

    /** The day it is shown on: the statement's own, where that has it. */
    public @Nullable LocalDate day() {
        return theirs != null ? theirs.day() : ours != null ? ours.day() : null;
    }

    /** Whether money goes back by it. */
    public boolean isRefund() {
        return theirs != null ? theirs.kind() == StatementLine.Kind.REFUND : ours != null && ours.refund();
    }
}
