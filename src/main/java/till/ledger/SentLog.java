package till.ledger;

import java.time.Instant;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Refund;

/**
 * The append-only record beside the ledger of every number that went out: what a restored backup is held against. Holds no
 * secrets.
 */
public interface SentLog {
    /** Appends one line and returns when it is on disk. */
    void sent(Sent line);

    /**
     * One number that goes out.
     *
     * @param number the number that goes out
     * @param kind create, refund, close, …
     * @param payment the payment it belongs to
     * @param facts what else its row in the ledger needs where that was lost, by the names of {@link SentFacts}
     */
    record Sent(
            Instant at,
            String number,
            String kind,
            String gateway,
            Money amount,
            OrderNo payment,
            Map<String, String> facts) {
        public Sent {
            facts = Map.copyOf(facts);
        }

        /** One of which nothing else is kept. */
        public Sent(Instant at, String number, String kind, String gateway, Money amount, OrderNo payment) {
            this(at, number, kind, gateway, amount, payment, Map.of());
        }

        /** The order of a payment. */
        public static Sent created(Instant at, Payment payment, @Nullable String scanMark) {
            var order = payment.order();
            return new Sent(
                    at,
                    order.orderNo().text(),
                    "create",
                    order.gateway(),
                    order.amount(),
                    order.orderNo(),
                    SentFacts.of(order, payment.by(), scanMark));
        }

        /** A refund of a payment. */
        public static Sent refunded(Instant at, Payment payment, Refund refund) {
            return new Sent(
                    at,
                    refund.refundNo().text(),
                    "refund",
                    payment.order().gateway(),
                    refund.amount(),
                    refund.orderNo(),
                    SentFacts.of(refund.till(), refund.reason(), refund.by()));
        }
    }
}
