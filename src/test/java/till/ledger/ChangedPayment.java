package till.ledger;

import org.jspecify.annotations.Nullable;
import till.domain.GatewayDetails;
import till.domain.Payment;
import till.domain.PaymentOrder;
import till.domain.PaymentState;

/** A payment as it is after something about it changed; the rest stays as it was. */
final class ChangedPayment {
    private ChangedPayment() {}

    static Payment moved(Payment before, PaymentMove move, boolean superseded) {
        var learnt = move.learnt();
        var paid = move.to() == PaymentState.PAID;
        var asked = move.isAnswer();
        var watch = before.watch();
        return new Payment(
                before.order(),
                move.to(),
                or(learnt.code(), before.code()),
                or(Sql.shortened(learnt.gatewayNo()), before.gatewayNo()),
                or(Sql.shortened(learnt.channelNo()), before.channelNo()),
                or(learnt.received(), before.received()),
                paid ? move.at() : before.paidAt(),
                or(learnt.gatewayPaidAt(), before.gatewayPaidAt()),
                paid ? move.day() : before.businessDay(),
                move.late(),
                superseded,
                before.details(),
                before.by(),
                new Payment.Watch(
                        move.nextCheckAt(),
                        watch.checks() + (asked ? 1 : 0),
                        asked ? 0 : watch.missing(),
                        asked ? move.at() : watch.askedAt(),
                        learnt.word() == null ? watch.word() : Sql.shortText(learnt.word()),
                        move.at()));
    }

    static Payment attached(Payment payment, String sale) {
        var asked = payment.order();
        var order = new PaymentOrder(
                asked.orderNo(),
                asked.reference(),
                sale,
                asked.till(),
                asked.gateway(),
                asked.method(),
                asked.amount(),
                asked.subject(),
                asked.createdAt(),
                asked.expiresAt());
        return new Payment(
                order,
                payment.state(),
                payment.code(),
                payment.gatewayNo(),
                payment.channelNo(),
                payment.received(),
                payment.paidAt(),
                payment.gatewayPaidAt(),
                payment.businessDay(),
                payment.late(),
                false,
                payment.details(),
                payment.by(),
                payment.watch());
    }

    /** What is newly known; where that is nothing, what was known before. */
    static <T> @Nullable T or(@Nullable T newer, @Nullable T older) {
        return newer == null ? older : newer;
    }

    /** Another payment takes its place in the sale. */
    static Payment superseded(Payment payment) {
        return copy(payment, payment.gatewayNo(), true, payment.details(), payment.watch());
    }

    static Payment numbered(Payment payment, @Nullable String gatewayNo) {
        return copy(payment, gatewayNo, payment.superseded(), payment.details(), payment.watch());
    }

    static Payment with(Payment payment, GatewayDetails details) {
        return copy(payment, payment.gatewayNo(), payment.superseded(), details, payment.watch());
    }

    static Payment with(Payment payment, Payment.Watch watch) {
        return copy(payment, payment.gatewayNo(), payment.superseded(), payment.details(), watch);
    }

    private static Payment copy(
            Payment payment,
            @Nullable String gatewayNo,
            boolean superseded,
            GatewayDetails details,
            Payment.Watch watch) {
        return new Payment(
                payment.order(),
                payment.state(),
                payment.code(),
                gatewayNo,
                payment.channelNo(),
                payment.received(),
                payment.paidAt(),
                payment.gatewayPaidAt(),
                payment.businessDay(),
                payment.late(),
                superseded,
                details,
                payment.by(),
                watch);
    }
}
