package till.ledger;

import java.time.Instant;
import java.util.function.Consumer;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Basket;
import till.domain.Payment;
import till.domain.Shipment;

/** Long reads for files: oldest first, page after page along an index, of one moment of the ledger, never held whole. */
public interface Extracts {
    /** Every payment asked for in the time, with what it is for, whatever became of it. */
    void orders(Between between, Consumer<Bought> each);

    /** Every shipment that was added in the time. */
    void shipments(Between between, Consumer<Sent> each);

    /**
     * A time.
     *
     * @param from inclusive
     * @param to exclusive
     * @param till null for all tills
     */
    record Between(Instant from, Instant to, @Nullable String till) {}

    /**
     * A payment with its lines.
     *
     * @param refunded what went back of it
     */
    record Bought(Payment payment, Basket basket, Money refunded) {}

    /** A shipment with its order's reference. */
    record Sent(Shipment shipment, String reference) {}
}
