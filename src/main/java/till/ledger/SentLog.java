package till.ledger;

import java.time.Instant;
import org.joda.money.Money;
import till.domain.OrderNo;

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
     */
    record Sent(Instant at, String number, String kind, String gateway, Money amount, OrderNo payment) {}
}
