package till.service;

import java.util.Map;
import org.joda.money.Money;

/**
 * What the counter asks for.
 *
 * @param gateway the profile's id
 * @param method the gateway's own code
 * @param subject what the customer reads in the wallet; empty for the shop's name
 * @param sale the shop's own order number; empty where there is none
 * @param again whether a second charge of the sale is explicitly wanted
 * @param extras further inputs of the method by the document's names
 */
public record ChargeRequest(
        String gateway,
        String method,
        Money amount,
        String subject,
        String sale,
        boolean again,
        Map<String, String> extras) {
    public ChargeRequest {
        extras = Map.copyOf(extras);
    }

    /** A plain sale. */
    public static ChargeRequest of(String gateway, String method, Money amount) {
        return new ChargeRequest(gateway, method, amount, "", "", false, Map.of());
    }
}
