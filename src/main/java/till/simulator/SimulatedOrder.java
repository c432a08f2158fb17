package till.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A payment order as a simulated gateway has it; amounts in minor units of the order's currency. */
public record SimulatedOrder(Map<String, String> values) implements BookEntry {

    public SimulatedOrder {
        values = Map.copyOf(values);
    }

    /** The gateway's number. */
    public String id() {
        return text("id");
    }

    /** The number the merchant sent. */
    public String number() {
        return text("number");
    }

    public String method() {
        return text("method");
    }

    public long amount() {
        return number("amount");
    }

    public String currency() {
        return text("currency");
    }

    public OrderState state() {
        return OrderState.valueOf(text("state"));
    }

    /** Whether the customer's money was taken, refunded since or not. */
    public boolean paid() {
        return has("paidAt");
    }

    /** Whether the money came after the order was cancelled or past its time. */
    public boolean late() {
        return has("late");
    }

    /** The sum of the refunds that are done. */
    public long refunded() {
        return number("refunded");
    }

    public Instant createdAt() {
        return Instant.ofEpochMilli(number("createdAt"));
    }

    public Instant expiresAt() {
        return Instant.ofEpochMilli(number("expiresAt"));
    }

    public Optional<Instant> paidAt() {
        return at("paidAt");
    }

    Optional<Instant> at(String name) {
        return has(name) ? Optional.of(Instant.ofEpochMilli(number(name))) : Optional.empty();
    }
}
