package till.ui.qr;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import till.domain.Payment;
import till.domain.PaymentState;

/**
 * A step of a payment's way.
 *
 * @param key its text
 * @param at when it was done, as shown; empty where it was not
 * @param standing whether it is over, under way or still to come
 */
public record ProgressStep(String key, Optional<String> at, Standing standing) {
    /** Where a step stands. */
    public enum Standing {
        DONE,
        CURRENT,
        TO_COME
    }

    /** The payment's way so far, and what is still to come. */
    static List<ProgressStep> of(Payment now, Function<Instant, String> clock) {
        var order = now.order();
        var accepted = now.state() == PaymentState.AWAITING_PAYER;
        return List.of(
                new ProgressStep("code.step.saved", Optional.of(clock.apply(order.createdAt())), Standing.DONE),
                accepted
                        ? new ProgressStep(
                                "code.step.accepted",
                                Optional.of(clock.apply(now.watch().changedAt())),
                                Standing.DONE)
                        : new ProgressStep(
                                now.keyed()
                                        ? "code.step.cardSent"
                                        : now.scanned() ? "code.step.scanSent" : "code.step.asking",
                                Optional.empty(),
                                Standing.CURRENT),
                new ProgressStep(
                        now.keyed()
                                ? "code.step.deciding"
                                : now.scanned() ? "code.step.confirming" : "code.step.paying",
                        Optional.empty(),
                        accepted ? Standing.CURRENT : Standing.TO_COME),
                new ProgressStep("code.step.paid", Optional.empty(), Standing.TO_COME));
    }
}
