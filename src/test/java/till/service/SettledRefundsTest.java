package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention.Kind;
import till.domain.Cure;
import till.domain.OperationState;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundTerms;
import till.domain.Role;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.RefundQueries;

/** What a person may write down of a refund that was made elsewhere or that nobody is sure of, and what comes of it. */
class SettledRefundsTest extends SettlingCases {
    @Test
    void aRefundMadeElsewhereIsRecordedAndKeepsItsAmount() {
        var payment = till.paid();
        till.gateway.says(Standing.REFUNDED);
        till.services.payments().check(payment.orderNo());
        assertEquals(
                List.of(Cure.RECORD_REFUND, Cure.KEEP, Cure.CHECK),
                till.services.settling().cures(card(Kind.REFUNDED_ELSEWHERE)));
        assertEquals(
                failed("settle.tooMuch", Problem.amount(Money.parse("HKD 88.50"))),
                settle(Kind.REFUNDED_ELSEWHERE, Cure.RECORD_REFUND, Samples.AMOUNT.plusMinor(1))
                        .failure());
        var written = refund(settle(Kind.REFUNDED_ELSEWHERE, Cure.RECORD_REFUND, Samples.AMOUNT));
        assertEquals(OperationState.DONE, written.state());
        assertTrue(written.outside());
        assertEquals(till.services.orders().today(), written.businessDay());
        assertEquals(List.of(), till.attention());
        assertEquals(
                failed("refund.tooMuch", Problem.amount(Money.parse("HKD 0.00"))),
                Optional.of(((Refunded.NotAsked) refund(payment, PART)).problem()));
        assertEquals(0, sentRefunds());
        till.services.payments().check(payment.orderNo());
        assertEquals(List.of(), till.attention());
    }

    @Test
    void whatMayBeOurOwnRefundIsNotRecordedASecondTime() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        till.gateway.refundQueries.add(new Outcome.Unknown<>("time-out"));
        till.gateway.refundQueries.add(new Outcome.Unknown<>("time-out"));
        var own = till.asked(refund(payment, PART));
        var outside = new RecordedRefund(payment.orderNo(), PART, "seen in the portal", "portal 12");
        assertEquals(
                failed(
                        "settle.inDoubt",
                        Problem.amount(Money.parse("HKD 30.00")),
                        own.refundNo().text()),
                till.services.settling().record(outside, Acting.UNNAMED).failure());
        till.gateway.fallsSilent();
        var proof = new RefundEvidence(own.refundNo(), true, "seen in the portal", "portal 12");
        assertEquals(
                OperationState.DONE,
                till.services.settling().end(proof, Acting.UNNAMED).value().state());
        assertEquals(
                List.of(own.refundNo()),
                refunds(payment).stream().map(Refund::refundNo).toList());
        assertEquals(
                failed("settle.refundEnded"),
                till.services.settling().end(proof, Acting.UNNAMED).failure());
    }

    @Test
    void whatTurnsOutToBeOurOwnRefundWhenAskedIsNotRecordedBesideIt() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        refund(payment, PART);
        var outside = new RecordedRefund(payment.orderNo(), PART, "seen in the portal", "portal 12");
        assertEquals(
                failed("settle.overtaken"),
                till.services.settling().record(outside, Acting.UNNAMED).failure());
        assertEquals(
                List.of(OperationState.DONE),
                refunds(payment).stream().map(Refund::state).toList());
    }

    @Test
    void aRefundCalledFailedByHandThatWasCarriedOutAllTheSameIsACardUntilAPersonSettlesIt() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var own = till.asked(refund(payment, PART));
        till.gateway.refundQueries.add(new Outcome.Unknown<>("time-out"));
        var proof = new RefundEvidence(own.refundNo(), false, "not in the portal", "portal 12");
        till.services.settling().end(proof, Acting.UNNAMED).value();
        assertEquals(List.of(), till.services.refunds().due(9));
        till.clock.pass(Duration.ofMinutes(6));
        assertEquals(List.of(own.refundNo()), till.services.refunds().due(9));
        till.services.refunds().check(own.refundNo());
        assertEquals(OperationState.FAILED, refunds(payment).getFirst().state());
        assertEquals(List.of(Kind.REFUNDED_ELSEWHERE), till.attention());
        assertEquals(
                own.refundNo().text(),
                card(Kind.REFUNDED_ELSEWHERE).attention().facts().get("refundNo"));
        assertEquals(
                failed("refund.elsewhere", payment.order().reference()),
                Optional.of(((Refunded.NotAsked) refund(payment, PART)).problem()));
        settle(Kind.REFUNDED_ELSEWHERE, Cure.RECORD_REFUND, PART).value();
        till.clock.pass(Duration.ofDays(2));
        assertEquals(List.of(), till.services.refunds().due(9));
        assertEquals(
                Optional.of(Samples.AMOUNT.minus(PART)), till.services.refunds().left(payment));
    }

    @Test
    void anAnswerThatComesAfterItsRefundWasCalledFailedByHandIsACard() {
        var payment = till.paid();
        till.gateway.cannot(RefundQueries.class);
        till.atStep = step -> {
            if (step == Steps.Step.REFUND_ANSWERED) {
                till.clock.pass(Duration.ofMinutes(2));
                var proof = new RefundEvidence(
                        refunds(payment).getFirst().refundNo(), false, "not in the portal", "portal 12");
                till.services.settling().end(proof, Acting.UNNAMED).value();
            }
        };
        refund(payment, PART);
        assertEquals(OperationState.FAILED, refunds(payment).getFirst().state());
        assertEquals(List.of(Kind.REFUNDED_ELSEWHERE), till.attention());
    }

    @Test
    void aRefundIsNotEndedByHandWhileItIsBeingSent() {
        var payment = till.paid();
        till.atStep = step -> {
            if (step == Steps.Step.REFUND_WRITTEN) {
                var proof = new RefundEvidence(
                        refunds(payment).getFirst().refundNo(), false, "not in the portal", "portal 12");
                assertEquals(
                        failed("settle.underWay"),
                        till.services.settling().end(proof, Acting.UNNAMED).failure());
            }
        };
        assertEquals(OperationState.DONE, till.asked(refund(payment, PART)).state());
    }

    @Test
    void aTillThatSleptBeforeItSentARefundSendsNothing() {
        var payment = till.paid();
        till.atStep = step -> {
            if (step == Steps.Step.REFUND_WRITTEN) {
                till.clock.pass(Duration.ofMinutes(2));
            }
        };
        assertTrue(refund(payment, PART) instanceof Refunded.Declined);
        assertEquals(0, sentRefunds());
        assertEquals(OperationState.FAILED, refunds(payment).getFirst().state());
    }

    @Test
    void smallRefundsOneAfterTheOtherReachNoFurtherThanTheLimit() {
        var mei = operator("mei", Role.OWNER);
        var bo = Acting.as(operator("bo", Role.CASHIER));
        var services = till.services;
        var most = Money.parse("HKD 50.00");
        assertEquals(
                Optional.empty(),
                services.operators().refundLimit(Role.CASHIER, most.getCurrencyUnit(), most, Acting.as(mei)));
        var request = new RefundRequest(till.paid().orderNo(), PART, "cold tea");
        assertTrue(services.refunds().refund(request, bo) instanceof Refunded.Asked);
        assertEquals(
                failed("access.overLimit", Problem.amount(Money.parse("HKD 60.00"))),
                Optional.of(((Refunded.NotAsked) services.refunds().refund(request, bo)).problem()));
        assertTrue(services.refunds().refund(request, bo.approvedBy(mei)) instanceof Refunded.Asked);
        assertEquals(2, sentRefunds());
    }

    @Test
    void aRefundInDoubtEndsAsAPersonReadItAndOnlyThenIsItsAmountFree() {
        till.gateway.cannot(RefundQueries.class);
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        refund(payment, Samples.AMOUNT);
        till.clock.pass(Duration.ofHours(2));
        finish(payment);
        assertEquals(
                List.of(Cure.REFUND_DONE, Cure.REFUND_FAILED, Cure.CHECK),
                till.services.settling().cures(card(Kind.REFUND_IN_DOUBT)));
        assertEquals(
                failed("settle.notThisWay", "PAID"),
                settle(Kind.REFUND_IN_DOUBT, Cure.KEEP, null).failure());
        assertTrue(settle(Kind.REFUND_IN_DOUBT, Cure.CHECK, null).value().card().isOpen());
        assertEquals(
                OperationState.FAILED,
                refund(settle(Kind.REFUND_IN_DOUBT, Cure.REFUND_FAILED, null)).state());
        assertEquals(List.of(), till.attention());
        assertEquals(
                OperationState.ACCEPTED,
                till.asked(refund(payment, Samples.AMOUNT)).state());
        assertEquals(2, sentRefunds());
    }

    @Test
    void anAcceptedRefundIsDoubtedAfterThreeDaysOnlyWhereItCanBeAskedAbout() {
        var asked = till.paid();
        for (var answer = 0; answer < 3; answer++) {
            till.gateway.refundQueries.add(accepted());
        }
        refund(asked, PART);
        till.clock.pass(Duration.ofHours(71));
        finish(asked);
        assertEquals(List.of(), till.attention());
        till.clock.pass(Duration.ofHours(2));
        finish(asked);
        assertEquals(List.of(Kind.REFUND_IN_DOUBT), till.attention());
        finish(asked);
        assertEquals(List.of(), till.attention());
        till.gateway.cannot(RefundQueries.class);
        var silent = till.paid();
        refund(silent, PART);
        till.clock.pass(Duration.ofDays(30));
        finish(silent);
        assertEquals(List.of(), till.attention());
    }

    @Test
    void aGatewaysTermsForRefundsAreKept() {
        till.gateway.terms = new RefundTerms(30, 2);
        var payment = till.paid();
        refund(payment, PART);
        var outside = new RecordedRefund(payment.orderNo(), PART, "in the portal", "portal 12");
        till.services.settling().record(outside, Acting.UNNAMED).value();
        var room = till.services.refunds().room(till.now(payment.orderNo()));
        assertEquals(failed("refund.tooMany", "2"), room.obstacle());
        assertEquals(Optional.of(Money.parse("HKD 28.50")), room.left());
        assertEquals(2, room.used());
        assertEquals(
                "refund.tooMany",
                ((Refunded.NotAsked) refund(payment, PART)).problem().key());
        var other = till.paid();
        till.clock.pass(Duration.ofDays(31));
        var late = ((Refunded.NotAsked) refund(other, PART)).problem();
        assertEquals(Problem.of("refund.tooLate", "2026-12-21 12:00"), late);
        assertEquals(1, sentRefunds());
    }
}
