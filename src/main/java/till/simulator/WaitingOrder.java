package till.simulator;

import java.time.Instant;

/** An order a customer could pay now: both numbers, the amount in the gateway's minor units, and its end. */
public record WaitingOrder(
        String number,
        String gatewayNumber,
        String method,
        long amount,
        String currency,
        Instant createdAt,
        Instant expiresAt) {}
