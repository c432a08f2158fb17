package till.service;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundTerms;
import till.gateway.Gateway;

/** Whether a payment can be refunded from here: what is left, and the terms of its gateway as the shop set them up. */
final class RefundRooms {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;
    private final RefundAsking asking;

    RefundRooms(Books books, GatewayDirectory gateways, Surroundings here, RefundAsking asking) {
        this.books = books;
        this.gateways = gateways;
        this.here = here;
        this.asking = asking;
    }

    RefundRoom of(Payment payment) {
        var terms = terms(payment);
        return new RefundRoom(
                asking.left(payment),
                until(payment, terms),
                used(payment).size(),
                Optional.ofNullable(terms.atMost()),
                notPossible(payment).or(() -> obstacle(payment)));
    }

    /** What stands in the way beside the amount, which the ledger alone decides. */
    Optional<Problem> obstacle(Payment payment) {
        if (givenBackElsewhere(payment.orderNo())) {
            return Optional.of(Problem.of("refund.elsewhere", payment.order().reference()));
        }
        var terms = terms(payment);
        var until = until(payment, terms).filter(last -> here.clock().instant().isAfter(last));
        if (until.isPresent()) {
            var zone = here.calendar().zone();
            return Optional.of(
                    Problem.of("refund.tooLate", TIME.format(until.get().atZone(zone))));
        }
        var used = used(payment);
        // beside one in doubt there is no other, and that one's own number is no further refund
        var inDoubt = used.stream().anyMatch(refund -> refund.state().isInDoubt());
        return terms.atMost() != null && used.size() >= terms.atMost() && !inDoubt
                ? Optional.of(Problem.of("refund.tooMany", terms.atMost().toString()))
                : Optional.empty();
    }

    private Optional<Problem> notPossible(Payment payment) {
        var id = payment.order().gateway();
        var gateway = gateways.find(id);
        if (gateway.isEmpty()) {
            return Optional.of(Problem.of("gateway.unknown", id));
        }
        if (gateway.get().find(till.gateway.Refunds.class).isEmpty()) {
            return Optional.of(Problem.of("refund.notHere", id));
        }
        return payment.state() == PaymentState.PAID
                ? asking.left(payment)
                        .filter(Money::isZero)
                        .map(left -> Problem.of("refund.tooMuch", Problem.amount(left)))
                : Optional.of(Problem.of("refund.notPaid", payment.state().name()));
    }

    /** Until a person has settled how much went back elsewhere, none of it is given back from here. */
    private boolean givenBackElsewhere(OrderNo orderNo) {
        return books.ledger().attention().of(orderNo).stream()
                .anyMatch(row -> row.kind() == Attention.Kind.REFUNDED_ELSEWHERE && row.isOpen());
    }

    private RefundTerms terms(Payment payment) {
        return gateways.find(payment.order().gateway())
                .map(Gateway::limits)
                .map(limits -> limits.refundTerms())
                .orElse(RefundTerms.NONE);
    }

    /** From the gateway's own time of payment, where it told one. */
    private static Optional<Instant> until(Payment payment, RefundTerms terms) {
        var paidAt = payment.gatewayPaidAt() == null ? payment.paidAt() : payment.gatewayPaidAt();
        return paidAt == null
                ? Optional.empty()
                : Optional.ofNullable(terms.withinDays()).map(days -> paidAt.plus(Duration.ofDays(days)));
    }

    private List<Refund> used(Payment payment) {
        return books.ledger().refunds().of(payment.orderNo()).stream()
                .filter(refund -> refund.state().reservesMoney())
                .toList();
    }
}
