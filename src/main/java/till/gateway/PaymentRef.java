package till.gateway;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;

/**
 * A payment as a gateway has to be told of it.
 *
 * @param orderNo our number
 * @param gatewayNo the gateway's, once known
 * @param method the gateway's code it was charged with
 * @param amount what was asked for
 */
public record PaymentRef(OrderNo orderNo, @Nullable String gatewayNo, String method, Money amount) {}
