package till.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who does something at the till, and who approved it.
 *
 * @param operator null where nobody is named: in training, and until the first operator is added; counts as owner then
 * @param approver another operator, who approved what the first may not do alone; null where nobody did
 */
public record Acting(@Nullable Operator operator, @Nullable Operator approver) {
    /** Nobody is named. Refused wherever people have to say who they are. */
    public static final Acting UNNAMED = new Acting(null, null);

    public static Acting as(Operator operator) {
        return new Acting(Objects.requireNonNull(operator), null);
    }

    public Acting approvedBy(Operator other) {
        return new Acting(operator, other);
    }

    /** As the ledger keeps it. */
    public By by() {
        return new By(operator == null ? null : operator.id(), approver == null ? null : approver.id());
    }
}
