package till.gateway;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.RefundNo;

/** Asks where a refund stands. */
public non-sealed interface RefundQueries extends Capability {
    /** Never changes anything; may be repeated. An answer about another amount or currency is {@code Unknown}. */
    Outcome<RefundStanding> queryRefund(PaymentRef payment, RefundRef refund);

    /**
     * A refund as a gateway has to be told of it.
     *
     * @param refundNo our number
     * @param gatewayNo the gateway's, once known
     */
    record RefundRef(RefundNo refundNo, @Nullable String gatewayNo, Money amount) {}

    /**
     * What a refund query said.
     *
     * @param answer where it stands; null when the gateway knows no such refund
     */
    record RefundStanding(Refunds.@Nullable RefundAnswer answer, String word) implements Outcome.Said {}
}
