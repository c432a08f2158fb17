package till.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A payment order as a simulated gateway has it whose states are few; amounts in minor units of the currency. */
public record WalletOrder(Map<String, String> values) {

    /** What became of an order; each gateway has its own words for these. */
    public enum State {
        /** Kept without a channel: nobody can pay it. */
        BROKEN,
        WAITING,
        AUTHORIZED,
        PAID,
        FAILED,
        CANCELLED,
        EXPIRED
    }

    public WalletOrder {
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

    public String method() {
        return text("method");
    }

    /** What was asked for. */
    public long amount() {
        return number("amount");
    }

    /** What was paid or captured; what was asked for while that is not known. */
    public long received() {
        return has("captured") ? number("captured") : amount();
    }

    public String currency() {
        return text("currency");
    }

    public State state() {
        return State.valueOf(values.getOrDefault("state", State.WAITING.name()));
    }

    /** Whether the customer's money was taken, not only set aside. */
    public boolean paid() {
        return state() == State.PAID;
    }

    /** Whether the money came after the order had ended. */
    public boolean late() {
        return has("late");
    }

    public Instant createdAt() {
        return Instant.ofEpochMilli(number("createdAt"));
    }

    public Instant expiresAt() {
        return Instant.ofEpochMilli(number("expiresAt"));
    }

    /** When the customer paid, or the money was set aside. */
    public Optional<Instant> paidAt() {
        return has("paidAt") ? Optional.of(Instant.ofEpochMilli(number("paidAt"))) : Optional.empty();
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    long number(String name) {
        return has(name) ? Long.parseLong(text(name)) : 0;
    }
}
