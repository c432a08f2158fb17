package till.domain;

import java.time.Duration;
import java.time.Instant;
import org.joda.money.Money;

/**
 * What was asked for; never changes once written.
 *
 * @param orderNo our number, the payment's identity
 * @param reference for people: till-yyyymmdd-n, unique in the ledger
 * @param sale what is being paid: the shop's own order number, or the reference where there is none
 * @param till the till that asked
 * @param gateway the profile's id
 * @param method the gateway's own code of the way to pay
 * @param amount what the customer is to pay
 * @param subject what the customer reads in the wallet
 * @param createdAt when the row was written
 * @param expiresAt when the till stops showing the code, or a payment link ends
 */
public record PaymentOrder(
        OrderNo orderNo,
        String reference,
        String sale,
        String till,
        String gateway,
        String method,
        Money amount,
        String subject,
        Instant createdAt,
        Instant expiresAt) {
    /** A payment link lives at least this long; the code shown at a counter never does. */
    public static final Duration LINK_LIVES = Duration.ofMinutes(30);

    /** Whether it was made for a customer who is not in the shop. */
    public boolean isLink() {
        return lifetime().compareTo(LINK_LIVES) >= 0;
    }

    /** From being asked for until the till lets go of it. */
    public Duration lifetime() {
        return Duration.between(createdAt, expiresAt);
    }
}
