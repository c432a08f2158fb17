package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The book of the simulated Gnete gateway: orders and refunds in cents; late money comes at once, queries never show it. */
public final class GneteBook extends OrderBook {

    public GneteBook(Path file, Clock clock) {
        super(file, clock, new Style("P", "R", Duration.ZERO));
    }
}
