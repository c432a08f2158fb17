package till.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A payment order as a simulated gateway has it; amounts in minor units of the order's currency. */
public record SimulatedOrder(Map<String, String> values) implements BookEntry {

    public SimulatedOrder {
        values = Map.copyOf(values);
    }

    public String method() {
        return text("method");
    }

    /** What was paid or captured; what was asked for while that is not known. */
    public long received() {
        return has("captured") ? number("captured") : amount();
    }

    public OrderState state() {
        return OrderState.valueOf(text("state"));
    }

    /** Whether the customer's money was taken, not only set aside; refunded since or not. */
    public boolean paid() {
        return state() == OrderState.PAID;
    }

    /** Whether the money came after the order was cancelled or past its time. */
    public boolean late() {
        return has("late");
    }

    /** The sum of the refunds that are done. */
    public long refunded() {
        return number("refunded");
    }

    public Instant expiresAt() {
        return Instant.ofEpochMilli(number("expiresAt"));
    }

    /** When the customer paid, or the money was set aside. */
    public Optional<Instant> paidAt() {
        return at("paidAt");
    }

    boolean endedUnpaid() {
        return state() == OrderState.CANCELLED || state() == OrderState.EXPIRED;
    }
}
