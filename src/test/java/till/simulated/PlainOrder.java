package till.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.OperationState;
import till.gateway.PaymentAnswer.Standing;

/** One order in a plain gateway's book. */
final class PlainOrder {
    /** How far its own records may be behind. */
    private static final Duration BEHIND = Duration.ofSeconds(8);

    final String number;
    final Money asked;
    final Instant createdAt;
    final Map<String, PlainRefund> refunds = new LinkedHashMap<>();
    private Standing standing = Standing.WAITING;
    private Standing before = Standing.NOT_FOUND;
    private Instant changedAt;

    @Nullable
    Money received;

    boolean hidden;
    boolean declined;
    /** No customer stands before it: it never changes its mind. */
    boolean forGood;

    private boolean denied;
    Money elsewhere;

    PlainOrder(String number, Money asked, Instant now) {
        this.number = number;
        this.asked = asked;
        this.createdAt = now;
        this.changedAt = now;
        this.elsewhere = asked.minus(asked);
    }

    /** One refund in the book. */
    static final class PlainRefund {
        final String number;
        final Money amount;
        OperationState state;

        PlainRefund(String number, Money amount, OperationState state) {
            this.number = number;
            this.amount = amount;
            this.state = state;
        }
    }

    Standing standing() {
        return standing;
    }

    /** What a query sees, which may be what was so a moment ago, or for once that there is no such order. */
    Standing seen(Instant now, boolean behind, boolean unseen) {
        var said = behind && now.isBefore(changedAt.plus(BEHIND)) ? before : standing;
        var denies = !denied && (unseen || said == Standing.NOT_FOUND);
        denied |= denies;
        return denies ? Standing.NOT_FOUND : said == Standing.NOT_FOUND ? standing : said;
    }

    Instant changedAt() {
        return changedAt;
    }

    void becomes(Standing next, Instant now) {
        before = standing;
        standing = next;
        declined |= next == Standing.DECLINED;
        changedAt = now;
    }

    /** The customer's money is here. */
    void isPaid(Money amount, Instant now) {
        received = amount;
        becomes(Standing.PAID, now);
    }

    Money givenBack() {
        return refunds.values().stream()
                .filter(refund -> refund.state == OperationState.DONE)
                .map(refund -> refund.amount)
                .reduce(elsewhere, Money::plus);
    }

    /** All of it given back shows in its state. */
    void refundsChanged(Instant now) {
        var all = received != null && !givenBack().isLessThan(received);
        if (standing == Standing.PAID && all) {
            becomes(Standing.REFUNDED, now);
        } else if (standing == Standing.REFUNDED && !all) {
            becomes(Standing.PAID, now);
        }
    }
}
