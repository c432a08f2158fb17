package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The book of the simulated EasyLink gateway: orders and refunds, either with a number of the gateway's making. */
public final class EasylinkBook extends OrderBook {

    static final Duration LATE_MONEY_AFTER = Duration.ofSeconds(60);

    public EasylinkBook(Path file, Clock clock) {
        super(file, clock, new Style("P", "R", LATE_MONEY_AFTER));
    }

    @Override
    boolean tells(SimulatedRefund.State end) {
        return end == SimulatedRefund.State.DONE;
    }

    /** The order a till means by a number: its own, or the one the gateway answered with. */
    Optional<SimulatedOrder> named(String orderNo) {
        return orders().stream()
                .filter(order -> orderNo.equals(order.number()) || orderNo.equals(order.text("ownNo")))
                .findFirst();
    }

    /** A number nobody sent, as the gateway makes them. */
    String ownNumber(String prefix) {
        var tail = Long.toString(serial(), 36).toUpperCase(Locale.ROOT);
        return prefix + EasylinkTimes.compact(now()) + "0".repeat(Math.max(0, 6 - tail.length())) + tail;
    }
}
