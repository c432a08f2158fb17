/**
 * Loopback servers that speak the gateways' protocols, a simulated customer and a fault dial, for training, demo and tests.
 *
 * <p>Common to all gateways: {@link till.simulator.GatewayServer}, which owns the line and the faults on it and leaves the
 * protocol to a {@link till.simulator.GatewayFront} and a {@link till.simulator.Notifier}; {@link till.simulator.OrderBook},
 * {@link till.simulator.SimulatedCustomer}, {@link till.simulator.FaultDial}, {@link till.simulator.PaymentAuto}. A fault
 * that a gateway's protocol has no place for strikes without a trace: {@link till.simulator.Fault#BAD_SIGNATURE} where
 * nothing is signed, {@link till.simulator.Fault#WRONG_CURRENCY} where no currency is answered. No code is shared with the
 * adapters that face the servers.
 *
 * <p>What is named Gnete follows the document <em>Unified order</em> of easylink/gnete (prod https://api-pay.gnete.com.hk)
 * and, where it is silent or wrong, the platform Jeepay that it describes. The document's contradictions, and how they are
 * read here:
 * <ul>
 *   <li>The signature is <em>by ASCII order</em>: whole {@code name=value} texts are sorted without regard to case.
 *   <li>{@code payOrderId} and {@code mchOrderNo} are both required: one of them is, and {@code payOrderId} wins.
 *   <li>{@code payUrl} in the table is {@code payurl} in the sample: {@code payurl} is sent; {@code payInfo}, which only the
 *       sample has, is sent for ALI_APP.
 *   <li>{@code orderState} in the create answer is {@code state} in query and notification.
 *   <li>{@code extParam} may have 512 characters, the platform's table holds 128: 128. {@code notifyUrl} 128, on a newer page
 *       256: 256. Longer ones, like all lengths, end in 9999 and <em>系统异常</em>.
 *   <li>The notification sample has state 3 and no {@code reqTime}: only success is notified, with {@code reqTime}.
 *   <li>State 5 has no operation in the document: refunds follow the provider's refund page; 5 only after a full one.
 *   <li>{@code channelExtra} is shown as an object that is not JSON: it is a text that holds a JSON object.
 *   <li>The only currency named is HKD: others are refused. UP_EXPRESS is open once its public key was given out: the card is
 *       opened with the private one and kept nowhere. {@code channelExtra} is 256, which no sealed card fits into: 512.
 * </ul>
 *
 * <p>What is named Chingchingpay follows <em>Chingchingpay Payment Gateway</em> and the provider's public pages about checkout,
 * query, refund, detail and settlements. How it reads what they leave open:
 * <ul>
 *   <li>{@code x-api-key} and {@code x-signature} are optional: both are demanded. The steps of the signature are not published:
 *       HMAC-SHA256 over exactly the body, nothing for a GET, in lower-case hex or as the options say.
 *   <li>Codes and words are not published: 0 is success, anything else an error; a payment is {@code created} (no channel),
 *       {@code pending}, {@code success}, {@code failed}, {@code expired}, a refund {@code processing}, {@code success},
 *       {@code failed}. A full refund leaves its payment {@code success}.
 *   <li>{@code transaction_id} is called the payment's id: it is another number than {@code payment_id}. Payments and refunds
 *       share one name space of {@code merchant_reference}, because one query asks for both; it is struck by faults as a query
 *       whichever it asks for.
 *   <li>{@code expires_at} is a text: digits, ten for seconds and thirteen for milliseconds; without it two hours.
 *   <li>{@code payment_method_option} is {@code payment_method_options} in a sample: the table's name, a text that holds a JSON
 *       object; one with {@code auth_code} is a scanned customer. Of the transaction types only {@code sale} is enabled.
 *   <li>Callbacks are not described: what the query would answer, signed like a request, until a 2xx; none for time run out.
 *   <li>Answers are not signed: a wrong signature strikes callbacks only. There is no close: money after the end comes for
 *       orders created under {@link till.simulator.Fault#LATE_SUCCESS}, and queries then say so.
 *   <li>Statements: one a Hong Kong day and currency, the running day included, amounts in cents.
 * </ul>
 *
 * <p>What is named Acqra follows <em>Online Payment Gateway V:20250508</em>. Its contradictions and gaps, and how they are read:
 * <ul>
 *   <li>{@code Authorization} is the sample generator's placeholder, on the token call too: {@code Bearer} and the access token,
 *       or by choice the bare token; nothing on the token call. {@code expiresIn} of the token has no unit: seconds. A missing
 *       or ended token, and a wrong secret, are HTTP 401 without a body.
 *   <li>{@code respCode} 0000 is the only code shown: every other one is an error, with HTTP 200; the numbers are this reading's.
 *   <li>Of the status words {@code authorized}, {@code successed}, {@code canceled} and a refund's {@code accepted} are shown;
 *       {@code created} (no channel), {@code pending}, {@code failed}, {@code expired} are this reading's. A full refund leaves
 *       its order {@code successed}.
 *   <li>Amounts are texts of <em>7,2</em>, at most 99999.99, never finer than the currency; in a query they are JSON numbers.
 *   <li>{@code expiryTime} is 14400 or 60 in samples: whole minutes as a text; without it 1440 for a hosted page, 60 otherwise.
 *   <li>{@code frontUrl} has parameters in a sample and may not have any: refused in a payment; the hosted page says nothing.
 *   <li>The methods of payment and query differ; grabPay has an object but is in neither list: every method with an object is
 *       taken, the query knows both lists. Card data is refused by name; applePay and googlePay have no object and are refused.
 *       mitPayment takes a card and never has its payer seen; subscriptionPayment goes by the identifier of a paid card payment, {@code TI} and its trade number. {@code billingDesc} needs a contract: refused.
 *   <li>Only wechat lists product types: alipay and alipayPlus, which have its fields, have its types; upay has an authCode and
 *       so {@code pay}; the others {@code qr-code}. {@code pay} needs authCode, {@code in-app} subAppId, {@code mini-program}
 *       both ids. {@code payUrl} is given for {@code qr-code} and {@code h5}, {@code lastEvent}, described in three ways, for apps.
 *   <li>{@code orderNo} and {@code tradeNo} are <em>one of two</em> and both in every sample: one is enough, two must be of one
 *       order; in a query each may hold either number, as it says. A query must name the method used: {@code card} for hosted
 *       pages, unless the customer chose another there.
 *   <li>Void is <em>before capture</em>: money set aside only; an order nobody paid cannot be ended. Only hosted pages can set
 *       money aside; what is not captured in time is {@code expired}.
 *   <li>refundQuery has the fields of a query: they name the refund, its method is the order's.
 *   <li>{@code matedata} and {@code iterms} are spelt so; {@code matedata} is an object, as in the schema, not the sample's text.
 *       {@code trackings} is the schema's list, of the tracking numbers taken. {@code tradeNo} is no field of a parcel. Beside
 *       {@code /status} a change may name a parcel's own fields.
 *   <li>Webhooks are ordered in the back office and not described: none are sent. Nothing is signed:
 *       {@link till.simulator.Fault#BAD_SIGNATURE} and the faults of notices have no effect.
 * </ul>
 *
 * <p>What is named Easylink follows the document of <em>EasyLink v2</em>. Its contradictions and gaps, and how they are read
 * here; {@link till.simulator.EasylinkHabit} turns the other reading on:
 * <ul>
 *   <li>{@code orderNo} is the merchant's in the table and the gateway's own in the sample: the merchant's is answered.
 *   <li>Errors have codes and no sample: {@code {"success":false,"code":4003,"error":"…"}} with HTTP 200; 401 goes with 4002,
 *       <em>signature error</em>, although requests are not signed; 500 with 5001. A repeated number has no code and is HTTP
 *       400 with a text; that of a paid order is 4004. An order that is not paid has nothing to refund: 4006.
 *   <li>The base address holds the merchant, the sample client adds it again: the address given is the host alone.
 *   <li>Of the states only <em>pending</em> and <em>success</em> are shown: <em>failed</em>, <em>closed</em> and
 *       <em>refunded</em>, the last only after a full refund, are the upstream's.
 *   <li>Nothing closes an order: {@link till.simulator.Fault#LATE_SUCCESS} is armed for its creation, and the money comes
 *       after its time. A refund cannot be asked about: one that fails only gives its amount back.
 *   <li>{@link till.simulator.Fault#CHANNEL_BROKEN} armed for a refund is 4005, a balance that does not suffice.
 *   <li>The notice's {@code sign} has no algorithm: it is made with a key no merchant has. The schedule 0/30/…/150 s is read
 *       as the upstream's, each number the wait before the next attempt. Only success is notified.
 * </ul>
 *
 * <p>What is named Qlink follows the document of <em>QLink</em> (QianYi). Its contradictions and gaps, and how they are read
 * here; {@link till.simulator.QlinkOptions} turns the other reading on:
 * <ul>
 *   <li>How {@code content} stands in the signed text: as an escaped string, the exact body in it.
 *   <li>{@code payAccount} in the table is {@code glinkAccount} in the sample: both are read.
 *   <li>Answers are bare in the samples and have {@code success} and {@code message} in the table: bare. Errors have both,
 *       HTTP 200, and an {@code errorCode} of this simulator's own.
 *   <li>The required marks are lost: everything but {@code description}, {@code metadata} and {@code items} is required, and
 *       {@code source} too, which the sample leaves out. {@code quantity} may be a number or digits.
 *   <li>The states are not published: PAY_WAIT, PAY_SUCCESS, PAY_FAILED, PAY_CANCELLED, PAY_EXPIRED in queries, without
 *       {@code PAY_} in notices, as both samples. A cancel is WAIT first and CANCELLED when asked for again after its delay.
 *   <li>{@code amount} is null until a payment is paid. Times have no zone: Shanghai's.
 *   <li>{@link till.simulator.Fault#CHANNEL_BROKEN} answers a bill with an {@code errorCode} and nothing to pay with; such a
 *       payment is PAY_FAILED. {@link till.simulator.Fault#LATE_SUCCESS} is armed for a cancel or a creation.
 *   <li>How a notice is answered is not said: any 2xx ends it.
 * </ul>
 */
@NullMarked
package till.simulator;

import org.jspecify.annotations.NullMarked;
