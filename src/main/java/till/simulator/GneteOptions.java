package till.simulator;

import java.time.Duration;

/**
 * How the simulated Gnete gateway is set up.
 *
 * @param port the loopback port, 0 for any free one
 * @param refundDelay how long a refund stays in state 1; zero answers state 2 at once, as measured
 * @param noticeStep the unit of the notification schedule, 30 s at the real server
 * @param phoneFromCents from which amount a scanned customer has to confirm on the phone
 */
public record GneteOptions(int port, Duration refundDelay, Duration noticeStep, long phoneFromCents) {

    /** A refund that stays in state 1 until it is asked about. */
    public static final Duration REFUND_WHEN_ASKED = Duration.ofMillis(1);

    public static GneteOptions standard() {
        return new GneteOptions(0, Duration.ZERO, Duration.ofSeconds(30), 100_000);
    }

    public GneteOptions withRefundDelay(Duration other) {
        return new GneteOptions(port, other, noticeStep, phoneFromCents);
    }

    public GneteOptions withNoticeStep(Duration other) {
        return new GneteOptions(port, refundDelay, other, phoneFromCents);
    }
}
