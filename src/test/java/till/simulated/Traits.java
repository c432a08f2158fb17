package till.simulated;

import java.time.Duration;
import java.util.List;

/**
 * What a plain gateway can do, after the five real ones.
 *
 * @param closes whether an order can be closed
 * @param holds whether money may be held first, to be captured or let go of
 * @param answersForRefunds whether it can be asked about refunds; one that cannot takes a refund number twice
 * @param batches whether it is asked about many payments at once
 * @param scans whether it takes a customer's own code
 * @param oneRefund whether it bears one unfinished refund of a payment only
 * @param hidesLate whether its queries never show money that came after a close
 * @param seconds the longest call
 */
record Traits(
        String id,
        boolean closes,
        boolean holds,
        boolean answersForRefunds,
        boolean batches,
        boolean scans,
        boolean oneRefund,
        boolean hidesLate,
        int seconds) {
    static final List<Traits> ALL = List.of(
            new Traits("gnete", true, false, true, false, false, true, true, 30),
            new Traits("easylink", false, false, false, false, true, false, false, 45),
            new Traits("chingching", false, false, true, false, true, false, false, 20),
            new Traits("qlink", false, false, true, true, false, true, false, 30),
            new Traits("acqra", false, true, true, false, false, false, false, 60));

    Duration longestCall() {
        return Duration.ofSeconds(seconds);
    }
}
