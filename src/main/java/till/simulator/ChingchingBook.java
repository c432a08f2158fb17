package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The book of the simulated Chingchingpay gateway: payments in cents, their refunds, what customers do. */
public final class ChingchingBook extends OrderBook {

    public ChingchingBook(Path file, Clock clock) {
        super(file, clock, new Style("P", "R", Duration.ofSeconds(5)));
    }

    @Override
    boolean tells(OrderState state) {
        return state == OrderState.PAID || state == OrderState.FAILED;
    }
}
