package till.simulator;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How the simulated Acqra gateway is set up; what its document leaves open can be turned here.
 *
 * @param port the loopback port, 0 for any free one
 * @param tokenLifetime how long an access token is taken
 * @param tokenTold how long the token answer says it is; longer than the lifetime for a gateway that forgets early
 * @param rawToken whether {@code Authorization} holds the bare token instead of {@code Bearer} and the token
 * @param refundDelay how long a refund is only accepted
 * @param holdLifetime how long money that was set aside waits for its capture
 * @param phoneFrom from which amount a scanned customer has to confirm on the phone
 */
public record AcqraOptions(
        int port,
        Duration tokenLifetime,
        Duration tokenTold,
        boolean rawToken,
        Duration refundDelay,
        Duration holdLifetime,
        BigDecimal phoneFrom) {

    public static AcqraOptions standard() {
        return new AcqraOptions(
                0,
                Duration.ofHours(1),
                Duration.ofHours(1),
                false,
                Duration.ofSeconds(2),
                Duration.ofDays(7),
                BigDecimal.valueOf(1000));
    }

    /** A token is taken for the one time and said to be good for the other. */
    public AcqraOptions withToken(Duration lifetime, Duration told) {
        return new AcqraOptions(port, lifetime, told, rawToken, refundDelay, holdLifetime, phoneFrom);
    }

    public AcqraOptions withRawToken(boolean other) {
        return new AcqraOptions(port, tokenLifetime, tokenTold, other, refundDelay, holdLifetime, phoneFrom);
    }

    public AcqraOptions withRefundDelay(Duration other) {
        return new AcqraOptions(port, tokenLifetime, tokenTold, rawToken, other, holdLifetime, phoneFrom);
    }
}
