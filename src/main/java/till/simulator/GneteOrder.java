package till.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A payment order as the simulated Gnete gateway has it; amounts in cents, states as in the document. */
public record GneteOrder(Map<String, String> values) {

    public static final int CREATED = 0;
    public static final int PAYING = 1;
    public static final int SUCCESS = 2;
    public static final int FAILED = 3;
    public static final int REFUNDED = 5;
    public static final int CLOSED = 6;

    public GneteOrder {
        values = Map.copyOf(values);
    }

    public String payOrderId() {
        return text("id");
    }

    public String mchOrderNo() {
        return text("number");
    }

    public String wayCode() {
        return text("wayCode");
    }

    public long amount() {
        return number("amount");
    }

    public String currency() {
        return text("currency");
    }

    /** The state every query answers. */
    public int state() {
        return (int) number("state");
    }

    /** Whether the customer's money was taken, also after the order was closed, which {@link #state} then does not show. */
    public boolean paid() {
        return has("successTime") || late();
    }

    /** Whether the money came after the order was closed or past its time. */
    public boolean late() {
        return has("latePaidAt");
    }

    /** The sum of the refunds that succeeded, in cents. */
    public long refunded() {
        return number("refunded");
    }

    /** What the payer is shown: a code's text, an address, or what an app takes. */
    public String payData() {
        return text("payData");
    }

    public Instant createdAt() {
        return Instant.ofEpochMilli(number("createdAt"));
    }

    public Instant expiresAt() {
        return Instant.ofEpochMilli(number("expiresAt"));
    }

    public Optional<Instant> successTime() {
        return has("successTime") ? Optional.of(Instant.ofEpochMilli(number("successTime"))) : Optional.empty();
    }

    boolean open() {
        return state() == CREATED || state() == PAYING;
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
