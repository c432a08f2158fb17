package till.domain;

import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order that was put aside unpaid, for whichever till takes it up again first.
 *
 * @param subject what the customer would read in the wallet
 * @param sale the shop's own order number; empty where there is none
 * @param till where it was parked
 * @param operator who parked it; null where nobody was named
 */
public record ParkedOrder(
        Basket basket,
        Money total,
        String subject,
        String sale,
        String till,
        @Nullable String operator,
        Instant at) {
    public String id() {
        return basket.id();
    }

    /** The same under the shop's own order number. */
    public ParkedOrder of(String number) {
        return new ParkedOrder(basket, total, subject, number, till, operator, at);
    }

    /** The same with other content. */
    public ParkedOrder with(Basket other) {
        return new ParkedOrder(other, total, subject, sale, till, operator, at);
    }
}
