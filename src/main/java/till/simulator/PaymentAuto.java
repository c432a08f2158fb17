package till.simulator;

import java.time.Duration;
import java.util.Optional;

/** Lets orders pay themselves some time after their creation; read from the clock when an order is looked at. */
public final class PaymentAuto {

    private final GatewayBook book;

    public PaymentAuto(GatewayBook book) {
        this.book = book;
    }

    /** Every order created from now on. */
    public void every(Duration after) {
        book.automaticEvery(Optional.of(after));
    }

    /** The next order created, and no other. */
    public void next(Duration after) {
        book.automaticNext(after);
    }
}
