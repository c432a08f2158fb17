/**
 * The "Online Payment Gateway V:20250508" (Acqra and its sister names) as its document describes it: access token, hosted
 * cashier, wallet payments, capture, void, query, refund, refund query and shipment tracking.
 *
 * <p>Where the document contradicts itself or is silent:
 *
 * <ul>
 *   <li>{@code Authorization: API_KEY} stands in every sample, even of the token call: a generator's placeholder. The token
 *       goes as {@code Bearer}, or bare where the profile says {@code raw}; the token call carries none.
 *   <li>No list of response codes: {@code 0000} says that a request was processed, never that money moved; every other one
 *       is unknown. Only HTTP 401 is certain: not done. It is the one answer after which a request is sent again, once.
 *   <li>No list of states: {@code authorized}, {@code successed} and {@code canceled} are shown; the plain English ones beside
 *       them are read too, the shop can teach more, and any other is unknown.
 *   <li>No close: an unpaid order runs out at the gateway; held money is let go of by the void.
 *   <li>Amounts are texts of major units, {@code payAmount} and the refunds of a query are numbers: both are read. "Length
 *       7,2" is taken as at most 99,999.99 for every call.
 *   <li>{@code expiryTime} "14400" and {@code expiresIn} 1440, both minutes, and no bounds, while a sister document has 30 to
 *       120: a link asks for its own time and half an hour more, up to seven days, and what is answered counts. {@code redirectUrl} may be
 *       relative to the gateway's address.
 *   <li>{@code payUrl} is a "redirect link" but the product is {@code qr-code}: drawn as a code. {@code lastEvent} is a "next
 *       step", an address or a "last event": used only if {@code payUrl} is empty and it is an address.
 *   <li>The query demands the way that was paid with, which nobody knows of a hosted page: what an earlier answer told is
 *       asked for, then {@code card}, then {@code applePay}, {@code googlePay}, {@code upi} and the profile's own ways, a few at a
 *       time. Its list of ways lacks {@code paypal} and
 *       {@code grabPay}: what was used is sent all the same.
 *   <li>Only {@code wechat} lists its products; {@code alipay} and {@code alipayPlus} have the same fields and are taken to have
 *       the same ones, the others have {@code qr-code}. Those with an {@code authCode} are charged with {@code pay} when a
 *       customer's code was scanned. Which product needs which field is not said: the wallets' own rules hold.
 *   <li>{@code refundQuery} has no field for a refund's number: it goes as {@code orderNo}; where that does not find it, the
 *       refunds in the payment's own query are searched by number and amount.
 *   <li>{@code iterms}, {@code matedata}: misspelt on the wire and so sent. {@code trackings} is a list or a text.
 *       An error to {@code tracking} counts as the gateway's word that it left the parcel, one to {@code tracking-batch} as
 *       nothing, because it may be about one piece of it; whether a parcel is there only {@code retrieve} tells, and that it is
 *       not there only by words such as <em>not found</em>. A batch has no limit: twenty go at once.
 *   <li>{@code productInfo}: how many are taken, and whether they have to come to the amount, is not said: an order goes line by
 *       line, price times quantity being what each line costs. A discounted line of several pieces goes as one product at the
 *       line's amount, an order of more than fifty lines as one product at its total; a line without a SKU goes by its place.
 *   <li>{@code applePay}, {@code googlePay} and {@code upi} are named among the ways but have no object in the request: they are
 *       paid on the hosted page, where the merchant's contract opens them.
 *   <li>Times come in three forms; one without a zone is Hong Kong's.
 *   <li>Notifications are mentioned, never described: each is a hint without a signature.
 *   <li>{@code card} goes out only where the shop wants cards typed at the till, and stands in no text of the program;
 *       elsewhere cards are paid on the hosted page. {@code payNo} may hold a card number: its last four digits are kept.
 * </ul>
 */
@NullMarked
package till.gateway.acqra;

import org.jspecify.annotations.NullMarked;
