package till.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A refund as a simulated gateway has it whose states are few; amounts in minor units of the currency. */
public record WalletRefund(Map<String, String> values) {

    /** What became of a refund; each gateway has its own words for these. */
    public enum State {
        UNDER_WAY,
        DONE,
        FAILED
    }

    public WalletRefund {
        values = Map.copyOf(values);
    }

    /** The gateway's number. */
    public String id() {
        return text("id");
    }

    /** The merchant's number. */
    public String number() {
        return text("number");
    }

    /** The gateway's number of the order it gives back from. */
    public String orderId() {
        return text("orderId");
    }

    public long amount() {
        return number("amount");
    }

    public String currency() {
        return text("currency");
    }

    public State state() {
        return State.valueOf(values.getOrDefault("state", State.UNDER_WAY.name()));
    }

    public Instant createdAt() {
        return Instant.ofEpochMilli(number("createdAt"));
    }

    /** When it was done or refused. */
    public Optional<Instant> endedAt() {
        return text("endedAt").isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(number("endedAt")));
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    private long number(String name) {
        return text(name).isEmpty() ? 0 : Long.parseLong(text(name));
    }
}
