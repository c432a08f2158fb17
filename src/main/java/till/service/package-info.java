/**
 * The use cases: take a payment, ask about it, cancel it, refund it, and tell screens and commands what there is. Calls
 * gateways outside any transaction and moves the ledger only by what its rules allow.
 *
 * <p>The way of a payment: {@link till.service.PaymentService#start} writes the row, sends the order once and moves the row
 * by the answer; from then on {@link till.service.PaymentChecks#check} asks, {@link till.service.PaymentRules} decides
 * what an answer means, and {@link till.service.Pace} when to ask again.
 */
@NullMarked
package till.service;

import org.jspecify.annotations.NullMarked;
