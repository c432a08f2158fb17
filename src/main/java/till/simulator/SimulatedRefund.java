package till.simulator;

import java.time.Instant;
import java.util.Map;

/** A refund as a simulated gateway has it; the amount in minor units of the order's currency. */
public record SimulatedRefund(Map<String, String> values) implements BookEntry {

    /** Where a refund stands at the gateway. */
    public enum State {
        PROCESSING,
        DONE,
        FAILED
    }

    public SimulatedRefund {
        values = Map.copyOf(values);
    }

    /** The refund's number, the merchant's if it sent one. */
    public String number() {
        return text("number");
    }

    /** The gateway's number of the refunded order. */
    public String orderId() {
        return text("orderId");
    }

    public long amount() {
        return number("amount");
    }

    public State state() {
        return State.valueOf(text("state"));
    }

    public Instant createdAt() {
        return Instant.ofEpochMilli(number("createdAt"));
    }
}
