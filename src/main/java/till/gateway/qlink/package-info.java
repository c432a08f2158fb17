/**
 * The gateway of QLink (QianYi): its payment interface as "thirdpart-pay-spec" (updated 2025-08-13) describes it, and the
 * shape of answers its newer page for software vendors shows.
 *
 * <p>Where the document contradicts itself or leaves something out:
 *
 * <ul>
 *   <li>Signature: whether {@code content} is the body as a JSON text, as an object or as raw text between quotes is not
 *       said. The first is what the JSON library of the platform makes of a body put beside {@code appKey}; the profile
 *       can choose. Answers carry no signature, and both published addresses are plain http: what is said to be paid
 *       over http is marked as from an unverified line.
 *   <li>{@code payAccount} in the table, {@code glinkAccount} in the sample: the profile chooses the name.
 *   <li>{@code success} and {@code message} are said to stand in every answer and stand in no sample: answers are read
 *       bare, with the two beside their fields, and wrapped in {@code data}, {@code result} or {@code content}.
 *   <li>The states are "see the list of states", which is not printed; {@code WAIT} and {@code PAY_WAIT} both appear. The
 *       usual words are read, whatever else comes is unknown until the shop's owner teaches it. {@code CANCEL_SUCCESS}
 *       is a success of the wrong kind and never paid.
 *   <li>{@code errorCode}: no list of codes, and in one table the description of another field. It is shown, and where it
 *       says anything nothing is taken as done; no code is known to be a refusal.
 *   <li>{@code tradeUuidList} and {@code billCodeList} together: whether both must fit is not said. Only ours is sent.
 *       Rows are told apart by what they name, never by their place; what stays out is not said.
 *   <li>{@code amount} is null while nobody has paid. Times have no zone (the profile's is used) and are empty texts when
 *       there is none. {@code quantity} is a number in the table and a text in the sample; {@code metadata} is a text.
 *   <li>{@code actionValue} has no type beside it: an address, the text of a QR code or a code to read out, told by how it
 *       begins. Which fields are required is lost. No lifetime, no refunds.
 *   <li>How many {@code items} are taken is not said, and they have no price: an order goes line by line with its quantities,
 *       one of more than fifty lines, or of none, as one item named by our reference.
 *   <li>The notification has no amount, and neither its signature nor the answer to it is described.
 * </ul>
 */
@NullMarked
package till.gateway.qlink;

import org.jspecify.annotations.NullMarked;
