package till.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Ability;
import till.domain.Attention;
import till.domain.Cure;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundNo;
import till.settings.AmountFormat;

/** What each kind of card can be settled with, by where its payment stands and what its gateway can do. */
final class Cures {
    private final Books books;
    private final GatewayDirectory gateways;
    private final RefundService refunds;

    Cures(Books books, GatewayDirectory gateways, RefundService refunds) {
        this.books = books;
        this.gateways = gateways;
        this.refunds = refunds;
    }

    /** The usual way first. */
    List<Cure> of(Attention card, Payment payment) {
        if (!card.isOpen()) {
            return List.of();
        }
        var cures = new ArrayList<Cure>();
        switch (card.kind()) {
            case PAID_LATE -> addLate(cures, payment);
            case REFUND_FAILED -> addRefund(cures, payment);
            case PAID_TWICE -> {
                addRefund(cures, payment);
                addLetGo(cures, payment);
            }
            case OUTCOME_UNKNOWN, CODE_LOST, CLAIMED_PAID, CONTRADICTION, ANSWER_DIFFERS, NUMBER_TAKEN ->
                addRecords(cures, payment);
            case REFUNDED_ELSEWHERE -> left(payment).ifPresent(_ -> cures.add(Cure.RECORD_REFUND));
            case REFUND_IN_DOUBT -> addEnds(cures, card);
            case AUTHORIZATION_ENDING -> addHolds(cures, payment);
            // nothing to put right at the gateway: somebody talks to the customer
            case AGREEMENT_FAILED -> {}
        }
        if (mayBeKept(card)) {
            cures.add(Cure.KEEP);
        }
        cures.add(Cure.CHECK);
        return List.copyOf(cures);
    }

    /** Where another payment stands for the sale, giving it back comes first. */
    private void addLate(List<Cure> cures, Payment payment) {
        addRefund(cures, payment);
        cures.add(payment.superseded() ? cures.size() : 0, Cure.ATTACH);
    }

    /** A refund in doubt is not left alone: it ends with evidence, or is asked about for ever. */
    private boolean mayBeKept(Attention card) {
        return card.kind() != Attention.Kind.REFUND_IN_DOUBT
                || refund(card, null)
                        .filter(refund -> !refund.state().isFinished())
                        .isEmpty();
    }

    /**
     * From here where the gateway takes it, or in its portal, written down here: some take no refunds at all, and Gnete none
     * of an order that it still calls closed.
     */
    private void addRefund(List<Cure> cures, Payment payment) {
        if (left(payment).isEmpty()) {
            return;
        }
        if (can(payment, Ability.REFUND)) {
            cures.add(Cure.REFUND);
        }
        cures.add(Cure.RECORD_REFUND);
    }

    private static void addRecords(List<Cure> cures, Payment payment) {
        var state = payment.state();
        if (state.canBecome(PaymentState.PAID)) {
            cures.add(Cure.RECORD_PAID);
        }
        if (state == PaymentState.UNCERTAIN || state == PaymentState.LAPSED || state == PaymentState.AUTHORIZED) {
            cures.add(Cure.RECORD_NOT_PAID);
        }
    }

    private void addEnds(List<Cure> cures, Attention card) {
        var refund = refund(card, null);
        if (refund.filter(each -> mayBeEnded(each, OperationState.DONE)).isPresent()) {
            cures.add(Cure.REFUND_DONE);
        }
        if (refund.filter(each -> mayBeEnded(each, OperationState.FAILED)).isPresent()) {
            cures.add(Cure.REFUND_FAILED);
        }
    }

    /** One that was never sent ends by itself. */
    static boolean mayBeEnded(Refund refund, OperationState to) {
        return refund.state() != OperationState.RESERVED && refund.state().canBecome(to);
    }

    /** Why a person cannot end one of our refunds now. */
    Optional<Problem> endObstacle(Refund refund, OperationState to) {
        if (!mayBeEnded(refund, to)) {
            return Optional.of(Problem.of("settle.refundEnded"));
        }
        return refunds.isUnderWay(refund) ? Optional.of(Problem.of("settle.underWay")) : Optional.empty();
    }

    private void addHolds(List<Cure> cures, Payment payment) {
        if (payment.state() == PaymentState.AUTHORIZED && can(payment, Ability.CAPTURE)) {
            cures.add(Cure.CAPTURE);
        }
        addLetGo(cures, payment);
    }

    private void addLetGo(List<Cure> cures, Payment payment) {
        if (payment.state() == PaymentState.AUTHORIZED && can(payment, Ability.VOID)) {
            cures.add(Cure.LET_GO);
        }
    }

    private boolean can(Payment payment, Ability ability) {
        return gateways.abilities(payment.order().gateway()).contains(ability);
    }

    private Optional<Money> left(Payment payment) {
        return refunds.left(payment).filter(Money::isPositive);
    }

    /** The refund a card is about, or the named one where it is of the same payment. */
    Optional<Refund> refund(Attention card, @Nullable RefundNo named) {
        var number = named == null ? card.facts().getOrDefault("refundNo", "") : named.text();
        return books.ledger().refunds().of(card.orderNo()).stream()
                .filter(refund -> refund.refundNo().text().equals(number))
                .findFirst();
    }

    /** What the refund was that a card is about; of others all that is left. */
    private Optional<Money> goesBack(Attention card, Payment payment) {
        return left(payment)
                .map(left -> refund(card, null)
                        .map(Refund::amount)
                        .filter(left::isGreaterThan)
                        .orElse(left));
    }

    Optional<Money> proposal(Attention card, Payment payment, Cure cure) {
        return switch (cure) {
            case REFUND, RECORD_REFUND -> goesBack(card, payment);
            case RECORD_PAID, CAPTURE -> Optional.of(payment.amount());
            case REFUND_DONE, REFUND_FAILED -> refund(card, null).map(Refund::amount);
            case CHECK, ATTACH, KEEP, RECORD_NOT_PAID, LET_GO -> Optional.empty();
        };
    }

    /** What the card of late money tells that a person recorded. */
    static Map<String, String> byHand(Money received, Payment payment) {
        return byHand(received, payment.orderNo());
    }

    static Map<String, String> byHand(Money received, OrderNo orderNo) {
        return Map.of("amount", AmountFormat.withCurrency(received), "orderNo", orderNo.text());
    }
}
