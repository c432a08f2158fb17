package till.gateway;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.RefundNo;

/** Asks where a refund stands. */
public non-sealed interface RefundQueries extends Capability {
    /** Never changes anything; may be repeated. An answer about another amount or currency is {@code Unknown}. */
    Outcome<RefundStanding> queryRefund(RefundNo refundNo, Money amount);

    /**
     * What a refund query said.
     *
     * @param answer where it stands; null when the gateway knows no such refund
     */
    record RefundStanding(Refunds.@Nullable RefundAnswer answer, String word) implements Outcome.Said {}
}
