package till.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A refund as a simulated gateway has it; the amount in minor units of the order's currency. */
public record SimulatedRefund(Map<String, String> values) implements BookEntry {

    /** Where a refund stands at the gateway; each gateway has its own words for these. */
    public enum State {
        PROCESSING,
        DONE,
        FAILED
    }

    public SimulatedRefund {
        values = Map.copyOf(values);
    }

    /** The gateway's number of the refunded order. */
    public String orderId() {
        return text("orderId");
    }

    public State state() {
        return State.valueOf(text("state"));
    }

    /** When it was done or refused. */
    public Optional<Instant> endedAt() {
        return at("endedAt");
    }
}
