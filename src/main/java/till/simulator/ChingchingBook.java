package till.simulator;

import java.nio.file.Path;
import java.time.Clock;

/** The book of the simulated Chingchingpay gateway: payments in cents, their refunds, what customers do. */
public final class ChingchingBook extends WalletBook {

    public ChingchingBook(Path file, Clock clock) {
        super(file, clock, "P", "R");
    }
}
