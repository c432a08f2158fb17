package till.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway tells of a payment beside its state: shown to people and handed back to that gateway, never decided by.
 *
 * @param paidWith the gateway's own code of what the customer really pays with, where it tells; some gateways demand it
 *     back in later calls
 * @param more further facts by the gateway's own names, masked and short: brand, description, second numbers, …
 */
public record GatewayDetails(@Nullable String paidWith, Map<String, String> more) {
    public static final GatewayDetails NONE = new GatewayDetails(null, Map.of());

    public GatewayDetails {
        more = Map.copyOf(more);
    }
}
