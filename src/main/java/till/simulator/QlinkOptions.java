package till.simulator;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How the simulated QLink gateway is set up.
 *
 * @param port the loopback port, 0 for any free one
 * @param dialect how it signs, wraps and shows
 * @param notifyUrl the whole address that is told of the ends of payments; empty tells nobody
 * @param pace how long things take
 * @param paysDuringCancel whether a payment is paid while its cancel is under way
 */
public record QlinkOptions(int port, Dialect dialect, String notifyUrl, Pace pace, boolean paysDuringCancel) {

    /** What the document leaves open: signing, envelope, the payer's value, and the zone of its times. */
    public record Dialect(QlinkSigning signing, QlinkEnvelope envelope, QlinkAction action, ZoneId zone) {}

    /** How long an order can be paid, a cancel stays WAIT, and the unit of the notification schedule. */
    public record Pace(Duration lifetime, Duration cancelDelay, Duration noticeStep) {}

    public static QlinkOptions standard() {
        return new QlinkOptions(
                0,
                new Dialect(
                        QlinkSigning.ESCAPED, QlinkEnvelope.BARE, QlinkAction.BY_CHANNEL, ZoneId.of("Asia/Shanghai")),
                "",
                new Pace(Duration.ofHours(2), Duration.ofSeconds(3), Duration.ofSeconds(30)),
                false);
    }

    public QlinkOptions withSigning(QlinkSigning other) {
        return with(new Dialect(other, dialect.envelope(), dialect.action(), dialect.zone()));
    }

    public QlinkOptions withEnvelope(QlinkEnvelope other) {
        return with(new Dialect(dialect.signing(), other, dialect.action(), dialect.zone()));
    }

    public QlinkOptions withAction(QlinkAction other) {
        return with(new Dialect(dialect.signing(), dialect.envelope(), other, dialect.zone()));
    }

    public QlinkOptions withZone(ZoneId other) {
        return with(new Dialect(dialect.signing(), dialect.envelope(), dialect.action(), other));
    }

    public QlinkOptions with(Dialect other) {
        return new QlinkOptions(port, other, notifyUrl, pace, paysDuringCancel);
    }

    public QlinkOptions with(Pace other) {
        return new QlinkOptions(port, dialect, notifyUrl, other, paysDuringCancel);
    }

    public QlinkOptions withNotifyUrl(String other) {
        return new QlinkOptions(port, dialect, other, pace, paysDuringCancel);
    }

    /** Payments whose cancel is under way are paid instead. */
    public QlinkOptions payingDuringCancel() {
        return new QlinkOptions(port, dialect, notifyUrl, pace, true);
    }
}
