package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.Problem;
import till.gateway.Outcome;
import till.gateway.RefundQueries.RefundStanding;
import till.gateway.Refunds.RefundAnswer;

class RefundFlowTest extends TillCases {
    private static final Duration AFTER_THE_CALL = Samples.LONGEST_CALL.plus(Pace.MARGIN);

    @Test
    void aRefundIsDoneWhenTheQueryBehindItSaysSo() {
        var payment = till.paid();
        var refund = till.asked(refund(payment, "30.00"));
        assertEquals(OperationState.DONE, refund.state());
        assertEquals("R1", refund.gatewayNo());
        assertEquals(
                Optional.of(Money.parse("HKD 58.50")), till.services.refunds().left(payment));
    }

    @Test
    void theAmountIsReservedAndTheNumberLoggedBeforeTheGatewayHearsOfIt() {
        var payment = till.paid();
        till.steps.clear();
        var refund = till.asked(refund(payment, "30.00"));
        assertEquals(
                List.of(
                        Steps.Step.QUERY_ANSWERED,
                        Steps.Step.REFUND_RESERVED,
                        Steps.Step.REFUND_WRITTEN,
                        Steps.Step.REFUND_ANSWERED,
                        Steps.Step.QUERY_ANSWERED),
                till.steps);
        assertEquals(refund.refundNo().text(), till.sent.getLast().number());
        assertEquals("refund", till.sent.getLast().kind());
    }

    @Test
    void partsAddUpToTheWholeAndNotACentMore() {
        var payment = till.paid();
        refund(payment, "11.85");
        refund(payment, "18.35");
        var left = till.services.refunds().left(payment).orElseThrow();
        assertEquals(Money.parse("HKD 58.30"), left);
        assertEquals("refund.tooMuch", notAsked(refund(payment, "58.31")).key());
        till.asked(refund(payment, "58.30"));
        assertEquals(
                Optional.of(Money.parse("HKD 0.00")), till.services.refunds().left(payment));
        assertEquals("refund.tooMuch", notAsked(refund(payment, "0.01")).key());
    }

    @Test
    void whatWasNotPaidIsNotGivenBack() {
        var payment = till.running();
        assertEquals("refund.notPaid", notAsked(refund(payment, "1.00")).key());
        assertTrue(till.gateway.asked.stream().noneMatch(call -> call.startsWith("refund")));
    }

    @Test
    void aRefundWithoutAReasonIsNotAsked() {
        var payment = till.paid();
        var request = new RefundRequest(payment.orderNo(), Money.parse("HKD 1.00"), "  ");
        assertEquals(
                "refund.reasonMissing",
                notAsked(till.services.refunds().refund(request, Acting.UNNAMED))
                        .key());
    }

    @Test
    void aRefusedRefundGivesItsReservationBack() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Refused<>(Problem.of("any"), "no"));
        var declined = assertInstanceOf(Refunded.Declined.class, refund(payment, "88.50"));
        assertEquals(OperationState.FAILED, declined.refund().state());
        assertEquals(OperationState.DONE, till.asked(refund(payment, "88.50")).state());
    }

    @Test
    void aLostRefundAnswerKeepsItsMoneyReservedAndIsResolvedWithoutASecondNumber() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var refund = till.asked(refund(payment, "88.50"));
        assertEquals(OperationState.UNCERTAIN, refund.state());
        assertEquals("refund.inFlight", notAsked(refund(payment, "88.50")).key());
        till.clock.pass(Duration.ofSeconds(2));
        assertEquals(List.of(refund.refundNo()), till.services.refunds().due(10));
        assertEquals(
                OperationState.DONE,
                till.services.refunds().check(refund.refundNo()).state());
        assertEquals(1, Collections.frequency(till.gateway.asked, "refund " + refund.refundNo()));
    }

    @Test
    void aRefundTheGatewayNeverGotStaysInDoubtUntilItsOwnNumberIsSentAgain() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var number = till.asked(refund(payment, "88.50")).refundNo();
        till.clock.pass(AFTER_THE_CALL);
        for (var i = 0; i < 2; i++) {
            till.gateway.refundQueries.add(new Outcome.Answered<>(new RefundStanding(null, "订单不存在")));
            assertEquals(
                    OperationState.UNCERTAIN,
                    till.services.refunds().check(number).state());
        }
        assertEquals(List.of(Attention.Kind.REFUND_IN_DOUBT), till.attention());
        var again = till.asked(refund(payment, "88.50"));
        assertEquals(number, again.refundNo());
        assertEquals(OperationState.DONE, again.state());
        assertEquals(2, Collections.frequency(till.gateway.asked, "refund " + number));
    }

    @Test
    void aRefusalOfANumberSentBeforeMayMeanThatItWasDone() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var number = till.asked(refund(payment, "88.50")).refundNo();
        till.clock.pass(AFTER_THE_CALL);
        for (var i = 0; i < 2; i++) {
            till.gateway.refundQueries.add(new Outcome.Answered<>(new RefundStanding(null, "订单不存在")));
            till.services.refunds().check(number);
        }
        till.gateway.refunds.add(new Outcome.Refused<>(Problem.of("any"), "订单状态不正确"));
        var again = till.asked(refund(payment, "88.50"));
        assertEquals(OperationState.UNCERTAIN, again.state());
        assertEquals(OperationState.DONE, till.services.refunds().check(number).state());
    }

    @Test
    void notFoundIsNoEvidenceWhileTheCallMayBeUnderWay() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var number = till.asked(refund(payment, "88.50")).refundNo();
        for (var i = 0; i < 3; i++) {
            till.gateway.refundQueries.add(new Outcome.Answered<>(new RefundStanding(null, "订单不存在")));
            till.services.refunds().check(number);
        }
        assertEquals("refund.inFlight", notAsked(refund(payment, "88.50")).key());
        assertTrue(till.attention().isEmpty());
    }

    @Test
    void anAcceptedRefundThatFailsLaterGivesItsReservationBack() {
        var payment = till.paid();
        till.gateway.refundQueries.add(new Outcome.Unknown<>("slow"));
        var refund = till.asked(refund(payment, "88.50"));
        assertEquals(OperationState.ACCEPTED, refund.state());
        assertEquals(
                Optional.of(Money.parse("HKD 0.00")), till.services.refunds().left(payment));
        var failed = new RefundAnswer(OperationState.FAILED, "R1", "3");
        till.gateway.refundQueries.add(new Outcome.Answered<>(new RefundStanding(failed, "3")));
        assertEquals(
                OperationState.FAILED,
                till.services.refunds().check(refund.refundNo()).state());
        assertEquals(
                Optional.of(Money.parse("HKD 88.50")), till.services.refunds().left(payment));
    }

    @Test
    void anAnswerOfFailureEndsARefund() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Answered<>(new RefundAnswer(OperationState.FAILED, "R1", "3")));
        assertInstanceOf(Refunded.Declined.class, refund(payment, "88.50"));
        assertEquals(
                Optional.of(Money.parse("HKD 88.50")), till.services.refunds().left(payment));
    }

    private Refunded refund(Payment payment, String amount) {
        return till.services
                .refunds()
                .refund(
                        new RefundRequest(payment.orderNo(), Money.parse("HKD " + amount), "faulty goods"),
                        Acting.UNNAMED);
    }

    private static Problem notAsked(Refunded refunded) {
        return ((Refunded.NotAsked) refunded).problem();
    }
}
