package till.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The book of the simulated QLink gateway: payments and their cancels, which take a while. */
public final class QlinkBook extends OrderBook {

    static final Duration LATE_MONEY_AFTER = Duration.ofSeconds(60);

    public QlinkBook(Path file, Clock clock) {
        super(file, clock, new Style("P", "R", LATE_MONEY_AFTER));
    }

    @Override
    boolean tells(OrderState state) {
        return state == OrderState.PAID || state == OrderState.FAILED || state == OrderState.CANCELLED;
    }

    Optional<SimulatedOrder> byUuid(String tradeUuid) {
        return find(tradeUuid).filter(order -> order.number().equals(tradeUuid));
    }

    Optional<SimulatedOrder> byBill(String billCode) {
        return find(billCode).filter(order -> order.id().equals(billCode));
    }

    /** Begins a cancel; until its delay is over the payer may still pay, and with {@code pays} does. */
    void cancel(SimulatedOrder order, Duration delay, boolean pays) {
        transact(() -> {
            var values = new HashMap<>(Map.of("cancelAt", Long.toString(now() + delay.toMillis())));
            if (pays) {
                values.put("paysDuringCancel", "true");
            }
            noteOrder(order.id(), "cancelling", values);
            return order;
        });
    }

    /** No channel took the order on: its number is used up and it can never be paid. */
    SimulatedOrder breakDown(SimulatedOrder order) {
        return move(order, OrderState.FAILED, Map.of("error", "CHANNEL_ERROR"));
    }
}
