package till.domain;

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
 * @param expiresAt when the till stops showing the code
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
        Instant expiresAt) {}
