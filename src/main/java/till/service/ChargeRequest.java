package till.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.AuthCode;
import till.domain.Basket;
import till.domain.Payment;

/**
 * What the counter asks for.
 *
 * @param gateway the profile's id
 * @param method the gateway's own code
 * @param subject what the customer reads in the wallet; empty for the shop's name
 * @param sale the shop's own order number; empty where there is none
 * @param again whether a second charge of the sale is explicitly wanted
 * @param authCode the customer's own code, where it was scanned; null where a code is to be shown
 * @param extras further inputs of the method by the document's names
 * @param lifetime how long a payment link is to live; null for a code at the counter
 * @param basket what is paid for, line by line; without lines for a plain amount
 */
public record ChargeRequest(
        String gateway,
        String method,
        Money amount,
        String subject,
        String sale,
        boolean again,
        @Nullable AuthCode authCode,
        Map<String, String> extras,
        @Nullable Duration lifetime,
        Basket basket) {
    public ChargeRequest {
        extras = Map.copyOf(extras);
    }

    /** One for a plain amount. */
    public ChargeRequest(
            String gateway,
            String method,
            Money amount,
            String subject,
            String sale,
            boolean again,
            @Nullable AuthCode authCode,
            Map<String, String> extras,
            @Nullable Duration lifetime) {
        this(gateway, method, amount, subject, sale, again, authCode, extras, lifetime, Basket.NONE);
    }

    /** One at the counter. */
    public ChargeRequest(
            String gateway,
            String method,
            Money amount,
            String subject,
            String sale,
            boolean again,
            @Nullable AuthCode authCode,
            Map<String, String> extras) {
        this(gateway, method, amount, subject, sale, again, authCode, extras, null);
    }

    /** One for which a code is to be shown. */
    public ChargeRequest(
            String gateway,
            String method,
            Money amount,
            String subject,
            String sale,
            boolean again,
            Map<String, String> extras) {
        this(gateway, method, amount, subject, sale, again, null, extras);
    }

    /** The same with inputs where it says nothing itself. */
    ChargeRequest with(Map<String, String> usual) {
        var all = new HashMap<>(usual);
        all.putAll(extras);
        return new ChargeRequest(gateway, method, amount, subject, sale, again, authCode, all, lifetime, basket);
    }

    /** The same, explicitly beside another payment of its sale. */
    public ChargeRequest beside() {
        return new ChargeRequest(gateway, method, amount, subject, sale, true, authCode, extras, lifetime, basket);
    }

    /** The same, explicitly beside the payment that stands for its sale. */
    public ChargeRequest besides(Payment holder) {
        return new ChargeRequest(
                gateway, method, amount, subject, holder.order().sale(), true, authCode, extras, lifetime, basket);
    }

    /** The same as a link for a customer who is not in the shop. */
    public ChargeRequest asLink(Duration living) {
        return new ChargeRequest(gateway, method, amount, subject, sale, again, authCode, extras, living, basket);
    }

    /** The same for these lines, whose total is the amount. */
    public ChargeRequest of(Basket bought) {
        return new ChargeRequest(gateway, method, amount, subject, sale, again, authCode, extras, lifetime, bought);
    }

    /** The sale of a payment that is over, by the same method. */
    public static ChargeRequest like(Payment payment) {
        var order = payment.order();
        return new ChargeRequest(
                order.gateway(), order.method(), order.amount(), order.subject(), order.sale(), false, Map.of());
    }

    /** A plain sale. */
    public static ChargeRequest of(String gateway, String method, Money amount) {
        return new ChargeRequest(gateway, method, amount, "", "", false, Map.of());
    }
}
