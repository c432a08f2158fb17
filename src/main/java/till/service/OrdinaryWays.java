package till.service;

import java.util.Optional;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Result;

/** The cures that are nothing but what the till does anyway: asking, refunding, capturing, letting go. */
final class OrdinaryWays {
    private final Books books;
    private final AttentionService attention;
    private final PaymentService payments;
    private final RefundService refunds;
    private final CaptureService captures;

    OrdinaryWays(
            Books books,
            AttentionService attention,
            PaymentService payments,
            RefundService refunds,
            CaptureService captures) {
        this.books = books;
        this.attention = attention;
        this.payments = payments;
        this.refunds = refunds;
        this.captures = captures;
    }

    /** Asks the gateway about the payment and its unfinished refunds. */
    void ask(OrderNo orderNo) {
        attention.checkNow(orderNo);
    }

    Result<Settled> go(SettleRequest request, Attention card, Acting acting) {
        return switch (request.cure()) {
            case CHECK -> Result.done(new Settled(card, attention.checkNow(card.orderNo()), null));
            case REFUND -> refund(request, card, acting);
            case CAPTURE ->
                switch (captures.capture(card.orderNo(), request.amount(), acting)) {
                    case Captured.NotAsked(var problem) -> Result.failed(problem);
                    case Captured.Declined(var _, var problem) -> Result.failed(problem);
                    case Captured.Asked(var payment) -> Result.done(new Settled(card, payment, null));
                };
            case LET_GO -> payments.cancel(card.orderNo(), acting).map(payment -> new Settled(card, payment, null));
            default -> throw new IllegalArgumentException(request.cure() + " is settled by hand");
        };
    }

    private Result<Settled> refund(SettleRequest request, Attention card, Acting acting) {
        var amount = Optional.ofNullable(request.amount()).or(() -> refunds.left(payment(card.orderNo())));
        if (amount.isEmpty()) {
            return Result.failed("settle.notPaid");
        }
        var refund = new RefundRequest(card.orderNo(), amount.get(), request.reason());
        return switch (refunds.refund(refund, acting)) {
            case Refunded.NotAsked(var problem) -> Result.failed(problem);
            case Refunded.Declined(var _, var problem) -> Result.failed(problem);
            case Refunded.Asked(var sent) -> Result.done(new Settled(card, payment(card.orderNo()), sent));
        };
    }

    private Payment payment(OrderNo orderNo) {
        return books.ledger().payments().find(orderNo).orElseThrow();
    }
}
