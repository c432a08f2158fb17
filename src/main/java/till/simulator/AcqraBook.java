package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The book of the simulated Acqra gateway: orders, their captures and refunds, parcels, what customers do. */
public final class AcqraBook extends OrderBook {

    public AcqraBook(Path file, Clock clock) {
        super(file, clock, new Style("5", "8", Duration.ofSeconds(5)));
    }

    /** The customer of a hosted page pays by a wallet instead of a card; queries must name it from then on. */
    public boolean payWith(String number, String paymentMethodType) {
        return whileWaiting(number, order -> {
            noteOrder(order.id(), "method chosen", Map.of("method", paymentMethodType));
            succeedNow(order);
        });
    }
}
