package till.receipt;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.Result;
import till.service.OrderBook;
import till.service.TillServices;

/**
 * Finds out whether there is a receipt and whether it was given before, and keeps that it was given. Only money that is
 * there has one: a payment that is PAID, a refund that was accepted or done. May be shared between threads.
 */
public final class Receipts {
    private final TillServices services;

    public Receipts(TillServices services) {
        this.services = services;
    }

    /** The receipt as it would be given now: the first, or a copy; or why there is none. */
    public Result<Receipt> find(ReceiptOf of) {
        return services.orders()
                .details(of.orderNo())
                .map(details -> of(of, details))
                .orElseGet(() -> Result.failed("receipt.unknown", of.orderNo().text()));
    }

    private Result<Receipt> of(ReceiptOf of, OrderBook.Details details) {
        var payment = details.payment();
        if (payment.state() != PaymentState.PAID) {
            return Result.failed("receipt.notPaid", payment.order().reference());
        }
        var refund = details.refunds().stream()
                .filter(each -> each.refundNo().equals(of.refundNo()))
                .findFirst()
                .orElse(null);
        var copyAt = given(of, details) ? services.here().clock().instant() : null;
        if (of.refundNo() == null) {
            return Result.done(receipt(details, null, copyAt));
        }
        return refund != null && isBack(refund)
                ? Result.done(receipt(details, refund, copyAt))
                : Result.failed("receipt.notRefunded", payment.order().reference());
    }

    private Receipt receipt(OrderBook.Details details, @Nullable Refund refund, @Nullable Instant copyAt) {
        var payment = details.payment();
        var by = refund == null ? payment.by() : refund.by();
        var operator = Optional.ofNullable(by.operator())
                .map(id -> services.orders().people().getOrDefault(id, id))
                .orElse("");
        return new Receipt(
                services.mode(),
                payment,
                refund,
                services.orders().refunded(payment),
                operator,
                copyAt,
                details.basket().lines());
    }

    private static boolean isBack(Refund refund) {
        return refund.state() == OperationState.ACCEPTED || refund.state() == OperationState.DONE;
    }

    private static boolean given(ReceiptOf of, OrderBook.Details details) {
        return details.history().stream()
                .filter(event -> event.kind() == Event.Kind.ACT_DONE)
                .map(Event::facts)
                .anyMatch(facts -> isPrint(facts.get("act")) && of.refund().equals(facts.getOrDefault("refund", "")));
    }

    private static boolean isPrint(@Nullable String act) {
        return Act.PRINT.name().equals(act) || Act.REPRINT.name().equals(act);
    }

    /** What giving it takes. */
    public static Act act(Receipt receipt) {
        return receipt.isCopy() ? Act.REPRINT : Act.PRINT;
    }

    /** Whether somebody may give it; a refusal is recorded. */
    Optional<Problem> refusal(Receipt receipt, Acting acting) {
        return services.access()
                .guard(acting, act(receipt), null, receipt.payment().orderNo());
    }

    /** Keeps that it was given: from now on there are copies only. */
    void given(Receipt receipt, Acting acting, String how) {
        var refund = receipt.of().refund();
        services.access()
                .doneAbout(
                        receipt.payment().orderNo(),
                        acting,
                        act(receipt),
                        refund.isEmpty() ? Map.of("how", how) : Map.of("how", how, "refund", refund));
        services.feed().refresh();
    }
}
