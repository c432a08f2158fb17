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

    /** One order, by its merchant number, whether it exists already or not; or by the gateway's number if it does. */
    public void order(String number, Duration after) {
        book.automatic(number, Optional.of(after));
    }

    /** Orders created from now on wait for a customer again. */
    public void off() {
        book.automaticEvery(Optional.empty());
    }
}
