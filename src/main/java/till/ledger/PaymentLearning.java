package till.ledger;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import till.domain.CardFacts;
import till.domain.Event;
import till.domain.GatewayDetails;
import till.domain.OrderNo;

/** Keeps what a gateway told of a payment beside its state. Later charges build on the card's facts: those are an event. */
final class PaymentLearning {
    private PaymentLearning() {}

    /** Words that nothing is decided by: no event. */
    static int details(Handle handle, OrderNo orderNo, GatewayDetails details) {
        return handle.createUpdate("""
                        update payment set paid_with = coalesce(:paidWith, paid_with), details = coalesce(:details, details)
                        where order_no = :orderNo
                        """)
                .bind("orderNo", orderNo.text())
                .bind("paidWith", Sql.text(details.paidWith()))
                .bind(
                        "details",
                        Sql.text(
                                details.more().isEmpty()
                                        ? null
                                        : EventChain.json(new Facts()
                                                .withAll(details.more())
                                                .values())))
                .execute();
    }

    static boolean all(Write write, OrderNo orderNo, GatewayDetails details, Instant at) {
        var row = PaymentRows.locked(write.handle(), orderNo);
        details(write.handle(), orderNo, details);
        var known = row.details().card();
        var card = details.card().over(known);
        if (card.equals(known)) {
            return false;
        }
        write.handle()
                .createUpdate("""
                        update payment set card_scheme = :scheme, card_bin = :bin, card_last_four = :lastFour,
                            card_authorisation = :authorisation, card_identifier = :identifier
                        where order_no = :orderNo
                        """)
                .bind("orderNo", orderNo.text())
                .bind("scheme", Sql.exact(card.scheme()))
                .bind("bin", Sql.exact(card.bin()))
                .bind("lastFour", Sql.exact(card.lastFour()))
                .bind("authorisation", Sql.exact(card.authorisation()))
                .bind("identifier", Sql.exact(card.identifier()))
                .execute();
        write.append(Event.Kind.CARD_TOLD, orderNo, null, at, facts(card));
        return true;
    }

    static Facts facts(CardFacts card) {
        return new Facts()
                .with("cardScheme", card.scheme())
                .with("cardBin", card.bin())
                .with("cardLastFour", card.lastFour())
                .with("cardAuthorisation", card.authorisation())
                .with("cardIdentifier", card.identifier());
    }
}
