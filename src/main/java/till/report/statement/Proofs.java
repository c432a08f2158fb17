package till.report.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.domain.Refund;
import till.domain.RefundNo;
import till.ledger.Ledger;

/** Finds what a comparison proves and the ledger does not know yet. Only what is certain by number and amount; changes nothing. */
public final class Proofs {
    private final Ledger ledger;
    private final Reconciliation found;
    private final Set<OrderNo> unproven;
    private final Set<String> taken = new HashSet<>();

    Proofs(Ledger ledger, Reconciliation found) {
        this.ledger = ledger;
        this.found = found;
        var scope = found.scope();
        this.unproven = ledger.reconciliations()
                .unproven(
                        scope.gateway(),
                        scope.from().minusDays(scope.tolerance()),
                        scope.to().plusDays(scope.tolerance()));
    }

    /** In the statement's order. */
    List<Proof> all() {
        var all = new ArrayList<Proof>();
        for (var each : found.all()) {
            of(each).filter(proof -> taken.add(proof.key())).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    private Optional<Proof> of(Compared each) {
        var line = each.theirs();
        if (line == null) {
            return Optional.empty();
        }
        return switch (each.finding()) {
            case MATCHED -> matched(each, line);
            case DATE_SHIFTED -> each.ours() == null ? Optional.empty() : matched(each, line);
            case NOT_REFUNDED_HERE -> refund(each.about(), line, OperationState.UNCERTAIN);
            case NOT_PAID_HERE -> paid(each.about(), line);
            case AMOUNT_DIFFERS,
                    CURRENCY_DIFFERS,
                    DUPLICATE,
                    MISSING_HERE,
                    REFUNDED_ELSEWHERE,
                    MISSING_AT_GATEWAY,
                    FEE,
                    UNREADABLE -> Optional.empty();
        };
    }

    private Optional<Proof> matched(Compared each, StatementLine line) {
        var ours = each.ours();
        if (ours == null) {
            return Optional.empty();
        }
        if (!ours.refund()) {
            var orderNo = new OrderNo(ours.number());
            return unproven.contains(orderNo)
                    ? Optional.of(new Proof.Vouched(orderNo, line.amount(), line.row()))
                    : Optional.empty();
        }
        return ours.movement().state().equals(OperationState.ACCEPTED.name())
                ? ledger.refunds()
                        .find(new RefundNo(ours.number()))
                        .filter(refund -> refund.state() == OperationState.ACCEPTED)
                        .filter(refund -> isCertain(refund, line))
                        .map(refund -> done(refund, line))
                : Optional.empty();
    }

    private Optional<Proof> refund(@Nullable OrderNo about, StatementLine line, OperationState state) {
        return refunds(about).stream()
                .filter(refund -> refund.state() == state && refund.amount().equals(line.amount()))
                .filter(refund -> isCertain(refund, line))
                .findFirst()
                .map(refund -> done(refund, line));
    }

    private List<Refund> refunds(@Nullable OrderNo about) {
        return about == null ? List.of() : ledger.refunds().of(about);
    }

    private static Proof done(Refund refund, StatementLine line) {
        return new Proof.RefundDone(refund.refundNo(), refund.orderNo(), refund.amount(), line.row());
    }

    /** By a number of its own, or because no other refund of its payment has that amount. */
    private boolean isCertain(Refund refund, StatementLine line) {
        var numbered = Stream.of(line.refundNo(), line.orderNo(), line.gatewayNo(), line.channelNo())
                .filter(number -> !number.isEmpty())
                .anyMatch(number -> number.equals(refund.refundNo().text()) || number.equals(refund.gatewayNo()));
        return numbered
                || (line.refundNo().isEmpty()
                        && refunds(refund.orderNo()).stream()
                                        .filter(other -> other.amount().equals(refund.amount()))
                                        .count()
                                == 1);
    }

    private Optional<Proof> paid(@Nullable OrderNo about, StatementLine line) {
        return about == null
                ? Optional.empty()
                : ledger.payments()
                        .find(about)
                        .filter(payment -> payment.state() != PaymentState.PAID)
                        .filter(payment -> payment.amount().equals(line.amount()))
                        .map(payment -> new Proof.Paid(
                                about,
                                line.amount(),
                                line.row(),
                                line.gatewayNo(),
                                line.channelNo(),
                                payment.state().isOpen()));
    }

    /** One thing a statement proves. */
    public sealed interface Proof {
        Money amount();

        OrderNo about();

        long row();

        /** The same for the same thing. */
        default String key() {
            return getClass().getSimpleName() + " " + about();
        }

        /** A refund that is not sure to have been carried out was. */
        record RefundDone(RefundNo refundNo, OrderNo about, Money amount, long row) implements Proof {
            @Override
            public String key() {
                return "refund " + refundNo;
            }
        }

        /** A payment over a line nobody could vouch for was received. */
        record Vouched(OrderNo about, Money amount, long row) implements Proof {}

        /**
         * A payment that is not paid here was.
         *
         * @param open whether it still can be paid here, so that a person decides
         */
        record Paid(OrderNo about, Money amount, long row, String gatewayNo, String channelNo, boolean open)
                implements Proof {}
    }
}
