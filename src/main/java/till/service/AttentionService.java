package till.service;

import java.util.List;
import java.util.Optional;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.Payment;

/** What a person has to settle, with the payment each card is about. */
public final class AttentionService {
    private final Books books;
    private final PaymentChecks checks;
    private final RefundService refunds;

    public AttentionService(Books books, PaymentChecks checks, RefundService refunds) {
        this.books = books;
        this.checks = checks;
        this.refunds = refunds;
    }

    /** Open cards, oldest first. */
    public List<Card> open() {
        return books.ledger().attention().open().stream()
                .map(attention -> new Card(
                        attention,
                        books.ledger().payments().find(attention.orderNo()).orElseThrow()))
                .toList();
    }

    /** One card, open or not. */
    public Optional<Card> find(String id) {
        return books.ledger()
                .attention()
                .find(id)
                .map(attention -> new Card(
                        attention,
                        books.ledger().payments().find(attention.orderNo()).orElseThrow()));
    }

    public int openCount() {
        return books.ledger().attention().openCount();
    }

    /** Asks the gateway about a card's payment and its unfinished refunds now. */
    public Payment checkNow(OrderNo orderNo) {
        refunds.of(orderNo).stream()
                .filter(refund -> !refund.state().isFinished())
                .forEach(refund -> refunds.check(refund.refundNo()));
        return checks.checkNow(orderNo);
    }

    /** One thing to settle. */
    public record Card(Attention attention, Payment payment) {}
}
