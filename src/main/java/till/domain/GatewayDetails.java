package till.domain;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway tells of a payment beside its state: shown to people and handed back to that gateway, never decided by.
 *
 * @param paidWith the gateway's own code of what the customer really pays with, where it tells; some gateways demand it
 *     back in later calls
 * @param more further facts by the gateway's own names, masked and short: brand, description, second numbers, …
 * @param card what may be kept of the card it was paid with
 */
public record GatewayDetails(@Nullable String paidWith, Map<String, String> more, CardFacts card) {
    public static final GatewayDetails NONE = new GatewayDetails(null, Map.of());

    private static final String EXPIRES_AT = "expires_at";

    public GatewayDetails {
        more = Map.copyOf(more);
    }

    /** Of an answer that tells of no card. */
    public GatewayDetails(@Nullable String paidWith, Map<String, String> more) {
        this(paidWith, more, CardFacts.NONE);
    }

    /** Nothing but the card. */
    public static GatewayDetails of(CardFacts card) {
        return new GatewayDetails(null, Map.of(), card);
    }

    /** Nothing but when the gateway says that the payment can no longer be made. */
    public static GatewayDetails until(Instant expiresAt) {
        return new GatewayDetails(null, Map.of(EXPIRES_AT, expiresAt.toString()));
    }

    /** When the gateway says that the payment can no longer be made, where it tells. */
    public Optional<Instant> expiresAt() {
        try {
            return Optional.ofNullable(more.get(EXPIRES_AT)).map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** The same; where they do not name the end or the card that an earlier answer named, that one still holds. */
    public GatewayDetails keepingEndOf(GatewayDetails earlier) {
        var end = earlier.more().get(EXPIRES_AT);
        if (end == null || more.containsKey(EXPIRES_AT)) {
            return new GatewayDetails(paidWith, more, card.over(earlier.card()));
        }
        var all = new HashMap<>(more);
        all.put(EXPIRES_AT, end);
        return new GatewayDetails(paidWith, all, card.over(earlier.card()));
    }
}
