package till.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An order or a refund as the lines of a book add up to it. */
public sealed interface BookEntry permits SimulatedOrder, SimulatedRefund {

    Map<String, String> values();

    /** The gateway's number. */
    default String id() {
        return text("id");
    }

    /** The merchant's number; the gateway's own where the merchant need not send one and did not. */
    default String number() {
        return text("number");
    }

    /** What was asked for. */
    default long amount() {
        return number("amount");
    }

    default String currency() {
        return text("currency");
    }

    default Instant createdAt() {
        return Instant.ofEpochMilli(number("createdAt"));
    }

    /** Whether there is a value of this name that is not empty. */
    default boolean has(String name) {
        return !text(name).isEmpty();
    }

    default String text(String name) {
        return values().getOrDefault(name, "");
    }

    default long number(String name) {
        return has(name) ? Long.parseLong(text(name)) : 0;
    }

    default Optional<Instant> at(String name) {
        return has(name) ? Optional.of(Instant.ofEpochMilli(number(name))) : Optional.empty();
    }
}
