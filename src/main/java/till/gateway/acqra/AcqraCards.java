package till.gateway.acqra;

import till.domain.CardFacts;
import till.gateway.acqra.AcqraClient.Reply;

/**
 * What answers tell of the card behind a payment. The document names the identifier in the answers to payments alone; a query
 * that tells it all the same is believed.
 */
final class AcqraCards {
    private static final String IDENTIFIER = "transactionIdentifier";
    private static final String AUTHORISATION = "authorizeCode";

    private AcqraCards() {}

    /** Of the answer to a payment. */
    static CardFacts created(Reply.Data data) {
        return new CardFacts(
                null, data.inside("ddc").text("bin"), null, data.text(AUTHORISATION), data.text(IDENTIFIER));
    }

    /** Of the answer to a query. A wallet's account is not a card. */
    static CardFacts queried(Reply.Data data, Reply.Data order) {
        var extend = data.inside("extend");
        var bin = extend.text("bin");
        var authorisation = extend.text(AUTHORISATION);
        if (bin.isEmpty()
                && authorisation.isEmpty()
                && !order.text("paymentMethodType").equals(AcqraWays.CARD)) {
            return CardFacts.NONE;
        }
        return new CardFacts(
                order.text("brand"),
                bin,
                order.text("payNo"),
                authorisation,
                first(extend.text(IDENTIFIER), order.text(IDENTIFIER), data.text(IDENTIFIER)));
    }

    private static String first(String... texts) {
        for (var text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
