/**
 * The gateway of Gnete (EasyLink): its unified order, query, close and payment notification as its document describes
 * them, and the refunds its own public pages and the platform below (Jeepay) have beside it.
 *
 * <p>Where the document contradicts itself or the running platform:
 *
 * <ul>
 *   <li>Signature: names are not sorted by byte but whole {@code name=value&} texts without regard to case; the printed
 *       sample signatures are wrong. Errors carry none, so only a short list of them is believed as a refusal.
 *   <li>{@code payUrl} and {@code payurl}: compared without case. {@code payInfo} and unknown types: shown as they come.
 *   <li>{@code payOrderId} and {@code mchOrderNo} are both "required": one is sent, always ours.
 *   <li>{@code orderState} in a create's answer, {@code state} elsewhere: both are read.
 *   <li>{@code channelExtra}: a JSON text; {@code subAppid} in the text and {@code appid} in the sample of WX_H5 and
 *       WX_APP are both taken and sent as given.
 *   <li>State 6 is set by the platform's clock and stays even if the money comes later: the order is made to live 30
 *       minutes longer than the till's code. A refund in state 4 was closed by a clock as well and stays unknown.
 *   <li>{@code expiredTime} has no bound but that of an int of seconds: links are offered for up to seven days. Whether the
 *       wallet's own page lives as long is not said, and no answer names an end.
 *   <li>A close the channel cannot do is answered by HTTP 200 without a body: unknown, the next query tells.
 *   <li>The document has no refunds although its state 5 speaks of them. {@code extraParam} of other pages breaks the
 *       signature and is never sent.
 *   <li>{@code UP_EXPRESS} says RSA and names no padding: PKCS #1 unless the shop chooses OAEP. Its sealed card is longer than
 *       the 256 characters of {@code channelExtra}, in the document's own sample too. {@code accNo} carries a card number in the
 *       open and is refused before anything is written.
 * </ul>
 */
@NullMarked
package till.gateway.gnete;

import org.jspecify.annotations.NullMarked;
