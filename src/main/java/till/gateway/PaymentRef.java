package till.gateway;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.GatewayDetails;
import till.domain.OrderNo;

/**
 * A payment as a gateway has to be told of it.
 *
 * @param orderNo our number
 * @param gatewayNo the gateway's, once known
 * @param method the gateway's code it was charged with
 * @param amount what was asked for
 * @param details what the gateway told of it before
 */
public record PaymentRef(
        OrderNo orderNo, @Nullable String gatewayNo, String method, Money amount, GatewayDetails details) {
    public PaymentRef(OrderNo orderNo, @Nullable String gatewayNo, String method, Money amount) {
        this(orderNo, gatewayNo, method, amount, GatewayDetails.NONE);
    }
}
