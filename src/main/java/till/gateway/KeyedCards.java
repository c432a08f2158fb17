package till.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import till.domain.CardBuffer;
import till.domain.CardForm;
import till.domain.OrderLine;
import till.domain.PaymentOrder;
import till.domain.Problem;

/** Charges a card that somebody at the till types in, for orders by letter or telephone. */
public non-sealed interface KeyedCards extends Capability {
    /** What has to be typed for a way to pay; empty for a way that takes no typed card. */
    Optional<CardForm> cardForm(String method);

    /** What is wrong with an order or a card before anything is written or sent. */
    Optional<Problem> checkCard(PaymentOrder order, CardBuffer card, Map<String, String> extras);

    /**
     * Sends the order with the card, once. Never resent by anybody. The order was written before; of the card nothing was. The
     * answer may lead the payer to a page of the bank: the query tells how it ended.
     *
     * <p>{@code Refused} means the gateway certainly has no such payment. The caller overwrites the card afterwards.
     */
    Outcome<QrPayments.Created> charge(
            PaymentOrder order, CardBuffer card, List<OrderLine> lines, Map<String, String> extras);
}
