package till.ui.people;

import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Operator;
import till.domain.Problem;

/**
 * A question for another person's PIN.
 *
 * @param cancel what Esc does
 */
public record ApprovalQuestion(Reason reason, PinForm<Acting> form, Runnable cancel) {
    public ApprovalQuestion {
        form.offer(reason.approvers());
    }

    /**
     * What somebody wants to do.
     *
     * @param amount what is given back; null where the act has no amount
     */
    record Wish(Acting acting, Act act, @Nullable Money amount) {}

    /**
     * Why it needs another person.
     *
     * @param approvers who may approve it; may be empty
     */
    record Reason(Wish wish, Problem obstacle, List<Operator> approvers) {
        Reason {
            approvers = List.copyOf(approvers);
        }
    }
}
