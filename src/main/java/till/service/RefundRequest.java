package till.service;

import org.joda.money.Money;
import till.domain.OrderNo;

/**
 * What is to be given back.
 *
 * @param reason for the customer's statement and the books; gateways demand one
 */
public record RefundRequest(OrderNo orderNo, Money amount, String reason) {}
