package till.simulator;

import java.time.Duration;

/**
 * How the simulated Chingchingpay gateway is set up; what its documents leave open can be turned here.
 *
 * @param port the loopback port, 0 for any free one
 * @param signature how {@code x-signature} is written
 * @param refundDelay how long a refund is under way
 * @param noticeStep the unit of the callback schedule
 * @param unknownIsError whether an unknown reference is answered with an error code instead of code 0 without data
 * @param linkHasNoTransaction whether a payment link is known to the query only once a customer has paid or been declined
 * @param phoneFromCents from which amount a scanned customer has to confirm on the phone
 */
public record ChingchingOptions(
        int port,
        Signature signature,
        Duration refundDelay,
        Duration noticeStep,
        boolean unknownIsError,
        boolean linkHasNoTransaction,
        long phoneFromCents) {

    /** How the HMAC is written. */
    public enum Signature {
        HEX,
        UPPER_HEX,
        BASE64
    }

    public static ChingchingOptions standard() {
        return new ChingchingOptions(
                0, Signature.HEX, Duration.ofSeconds(2), Duration.ofSeconds(30), false, false, 100_000);
    }

    public ChingchingOptions withSignature(Signature other) {
        return new ChingchingOptions(
                port, other, refundDelay, noticeStep, unknownIsError, linkHasNoTransaction, phoneFromCents);
    }

    public ChingchingOptions withRefundDelay(Duration other) {
        return new ChingchingOptions(
                port, signature, other, noticeStep, unknownIsError, linkHasNoTransaction, phoneFromCents);
    }

    public ChingchingOptions withNoticeStep(Duration other) {
        return new ChingchingOptions(
                port, signature, refundDelay, other, unknownIsError, linkHasNoTransaction, phoneFromCents);
    }

    public ChingchingOptions withUnknownIsError(boolean other) {
        return new ChingchingOptions(
                port, signature, refundDelay, noticeStep, other, linkHasNoTransaction, phoneFromCents);
    }

    public ChingchingOptions withLinkHasNoTransaction(boolean other) {
        return new ChingchingOptions(port, signature, refundDelay, noticeStep, unknownIsError, other, phoneFromCents);
    }
}
