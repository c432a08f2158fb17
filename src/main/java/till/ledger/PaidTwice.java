package till.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;

/**
 * Of several payments of a sale that have money the first is what the sale was settled by; what came on top of it needs a
 * person, until it went back.
 */
final class PaidTwice {
    /** By when the money came; held money is the customer's loss from when it was held. */
    private static final Comparator<Payment> FIRST_PAID = Comparator.comparing((Payment payment) ->
                    Objects.requireNonNullElse(payment.paidAt(), payment.watch().changedAt()))
            .thenComparing(payment -> payment.order().createdAt())
            .thenComparing(payment -> payment.orderNo().text());

    private PaidTwice() {}

    /** Of payments of one sale with money: all but the first. */
    static List<OrderNo> onTop(List<Payment> withMoney) {
        return withMoney.stream()
                .sorted(FIRST_PAID)
                .skip(1)
                .map(Payment::orderNo)
                .toList();
    }

    /** What the others came on top of. */
    static Payment first(List<Payment> withMoney) {
        return withMoney.stream().min(FIRST_PAID).orElseThrow();
    }

    static List<Payment> withMoney(Handle handle, String sale) {
        return handle
                .createQuery("select * from payment where sale = :sale order by order_no")
                .bind("sale", Sql.exact(sale))
                .map((row, context) -> Rows.payment(row))
                .list()
                .stream()
                .filter(payment -> hasMoney(handle, payment))
                .toList();
    }

    /** What all went back is not paid any more. */
    static boolean hasMoney(Handle handle, Payment payment) {
        return payment.state() == PaymentState.AUTHORIZED
                || (payment.state() == PaymentState.PAID && !CardEndings.wentBack(handle, payment));
    }

    /** Money that had gone back is here again: who came on top is told of, unless a person has decided about it. */
    static void raise(Write write, String sale, Instant at) {
        var withMoney = withMoney(write.handle(), sale);
        for (var orderNo : onTop(withMoney)) {
            if (!JdbiAttention.isDecided(write.handle(), orderNo, Attention.Kind.PAID_TWICE)) {
                JdbiAttention.raise(write, orderNo, besides(first(withMoney)), at);
            }
        }
    }

    static Attention.Draft besides(Payment other) {
        return new Attention.Draft(
                Attention.Kind.PAID_TWICE,
                Map.of(
                        "sale",
                        other.order().sale(),
                        "other",
                        other.orderNo().text(),
                        "otherReference",
                        other.order().reference()));
    }
}
