/**
 * The gateway of EasyLink v2: its payments, queries, refunds and notifications as its document describes them.
 *
 * <p>Where the document is silent or contradicts itself or the running service:
 *
 * <ul>
 *   <li>The address already holds {@code /api/v1/} and the merchant's code, the sample programs add both again: either
 *       is taken from a profile, and each is sent once.
 *   <li>{@code orderNo} is optional and its sample comes back as another number: ours is always sent, theirs is asked
 *       by, and ours where theirs is not found. An answer about a number that is neither is handed on as it is.
 *   <li>A query's answer has no currency although a create's has: without one it is HKD, and one that is there counts.
 *   <li>Amounts are JSON numbers with two decimals and come back as 100, 100.0 or a text: values are compared. More than
 *       two decimals are not rounded.
 *   <li>The table of codes has no sample: {@code code}, {@code errorCode} and {@code error.code} are read, numbers and
 *       texts, beside the running service's {@code error} text with HTTP 400, 404 or 500. Only codes decide that
 *       something did not happen, and few of them; the same error texts also follow a call that was handed on.
 *   <li>4002 speaks of a signature although requests carry none: it is read as a wrong key.
 *   <li>The states are nowhere listed: pending, processing, success, failed, cancelled, refunded and closed are known,
 *       5 and 6 are the numbers below that leak through. A state may fall back to pending for a while.
 *   <li>A refund's answer is not shown: one that does not repeat our number and amount is unknown. There is neither a
 *       query of refunds nor a close.
 *   <li>The algorithm of {@code sign} is not published: notifications are unverified unless the shop chooses one.
 *   <li>A {@code notifyUrl} is handed to the platform below, whose form with cents comes instead of the documented JSON
 *       and may keep this gateway from learning of the payment: it is empty unless set, and both shapes are read.
 *   <li>Texts and addresses are passed on unescaped, so none may hold characters that divide a form.
 *   <li>A payment has no lifetime of its own, neither in the request nor in an answer, and there is no close: none is sent. A
 *       link is offered for at most the two hours that the platform below usually gives, and ends at the till alone; what
 *       is paid later is told as late.
 *   <li>Times are ISO-8601 or as people in Hong Kong write them; one that is neither is left out.
 * </ul>
 */
@NullMarked
package till.gateway.easylink;

import org.jspecify.annotations.NullMarked;
