package till.ui.attention;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import till.domain.Attention;
import till.domain.Cure;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Refund;

/**
 * One thing to settle.
 *
 * @param cures what can be done about it, the safest first
 * @param byApproval what somebody else has to approve first
 * @param refunds those of its payment without a known end
 * @param asked whether its gateway is being asked right now
 * @param told what asking gave
 */
public record AttentionCard(
        Attention attention,
        Payment payment,
        List<Cure> cures,
        Set<Cure> byApproval,
        List<Refund> refunds,
        boolean asked,
        Optional<Problem> told) {
    String id() {
        return attention.id();
    }

    AttentionCard dressed(boolean now, Optional<Problem> with) {
        return new AttentionCard(attention, payment, cures, byApproval, refunds, now, with);
    }
}
