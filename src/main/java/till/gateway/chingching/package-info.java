/**
 * The gateway of Chingchingpay: its document's PaymentLink call, and the checkout, refund, query, payment detail and
 * settlement calls its own public interface pages have beside it.
 *
 * <p>Where the document contradicts itself or says nothing:
 *
 * <ul>
 *   <li>{@code x-api-key} and {@code x-signature} are "optional": always sent. The steps of the signature are not
 *       published: HMAC-SHA256 in small hex letters over the exact bytes sent, nothing for a GET; the profile's {@code
 *       signature} and {@code signedText} choose another way. With {@code timestamp+body} the seconds go into {@code
 *       x-timestamp}.
 *   <li>No error code is published. So no error is believed as a refusal, nor as <em>exists already</em>, nor as
 *       <em>not found</em>: only a success without any data says that there is no such payment, and only while the
 *       gateway never gave us a number for it.
 *   <li>Words for states are not published. {@code status} counts; {@code result}, which its transactions have as well,
 *       alone never says paid, and never that a refund is done. An unknown word of a query is unknown and can be taught;
 *       that of a create is only kept, because the link or code beside it shows that the order was taken.
 *   <li>{@code payment_type} is {@code link} or {@code checkout}, unexplained: the codes {@code LINK} and {@code
 *       LINK_CHECKOUT}. Every other way to pay is a {@code payment_method} the shop sets up, for the list of them is lost.
 *   <li>{@code payment_method_option} in the text, {@code payment_method_options} in a sample: the first is sent, a JSON
 *       text as demanded. {@code AILPAYHK} is a slip for {@code ALIPAYHK}; what is set up is sent.
 *   <li>A link answers with a {@code payment_id} only, "支付ID", which elsewhere describes {@code transaction_id}: the
 *       query names our own number. As a link nobody has opened may have no transaction, and one may outlive a failed
 *       attempt, the payment's detail is asked too.
 *   <li>{@code expires_at} is a text in requests and a number in answers, of seconds or milliseconds: seconds are sent,
 *       30 minutes beyond the till's own time, as there is no close; both are read by their size.
 *       How long a link may live at most is not said: up to seven days are offered, and an earlier end that the payment's
 *       detail names is the one shown.
 *   <li>The smallest amount is 10 cents for a checkout; none is given for a link.
 *   <li>The answers of the settlement calls are published as {@code {}}: lists and files are read by their shape.
 *   <li>Notifications are not described: read as a transaction, verified by {@code x-signature} as our own requests are
 *       signed, and never more than a hint.
 * </ul>
 */
@NullMarked
package till.gateway.chingching;

import org.jspecify.annotations.NullMarked;
