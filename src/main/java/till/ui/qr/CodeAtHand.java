package till.ui.qr;

import java.util.Optional;
import till.domain.OrderNo;
import till.domain.Payment;

/**
 * The payment that was started a moment ago and its code, for the screen that is about to show them: both stand on it from its first
 * picture, and nothing is read again first. FX thread only.
 */
public final class CodeAtHand {
    private Optional<Made> made = Optional.empty();

    /**
     * A payment as it came from the gateway.
     *
     * @param code how its code is shown; empty where there is none, or where a picture has to be fetched first
     */
    public record Made(Payment payment, Optional<ShownCode> code) {
        /** Draws the code, so better not on the FX thread. */
        public static Made of(Payment payment) {
            return new Made(payment, payment.shownCode().flatMap(ShownCode::atOnce));
        }
    }

    /** Lays it ready; what lay there before is forgotten. */
    public void put(Made next) {
        made = Optional.of(next);
    }

    /** Takes what lies ready for a payment, once; for another there is nothing. */
    Optional<Made> take(OrderNo orderNo) {
        var taken = made.filter(each -> each.payment().orderNo().equals(orderNo));
        made = Optional.empty();
        return taken;
    }
}
