package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import till.domain.RefundNo;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.RefundQueries.RefundStanding;
import till.poll.Poller;

/** Refunds when something around them breaks: disk, process, adapter, a gateway that is no longer set up. */
class RefundTroubleTest extends TillCases {
    private static final Duration AFTER_THE_CALL = Samples.LONGEST_CALL.plus(Pace.MARGIN);

    @Test
    void whatCannotBeLoggedIsNotSentAndGivesItsReservationBack() {
        var payment = till.paid();
        till.sentLog = line -> {
            throw new UncheckedIOException(new IOException("disk full"));
        };
        var declined = assertInstanceOf(Refunded.Declined.class, refund(payment, "88.50"));
        assertEquals("refund.notLogged", declined.problem().key());
        assertEquals(OperationState.FAILED, declined.refund().state());
        assertTrue(till.gateway.asked.stream().noneMatch(call -> call.startsWith("refund ")));
        till.sentLog = till.sent::add;
        assertEquals(OperationState.DONE, till.asked(refund(payment, "88.50")).state());
    }

    @Test
    void aNumberInDoubtThatCannotBeLoggedStaysInDoubt() {
        var payment = till.paid();
        var number = neverArrived(payment);
        till.sentLog = line -> {
            throw new UncheckedIOException(new IOException("disk full"));
        };
        var refunded = refund(payment, "88.50");
        assertEquals(
                "refund.notLogged", ((Refunded.NotAsked) refunded).problem().key());
        assertEquals(OperationState.UNCERTAIN, now(payment).state());
        assertEquals(1, Collections.frequency(till.gateway.asked, "refund " + number));
    }

    @Test
    void aReservationOfAProcessThatDiedIsGivenBackByTheOneThatRuns() {
        var payment = till.paid();
        till.sentLog = line -> {
            throw new IllegalStateException("dies here");
        };
        assertThrows(IllegalStateException.class, () -> refund(payment, "88.50"));
        assertEquals(OperationState.RESERVED, now(payment).state());
        till.clock.pass(AFTER_THE_CALL);
        poller().tick();
        assertEquals(Optional.of(Samples.AMOUNT), till.services.refunds().left(till.now(payment.orderNo())));
    }

    @Test
    void anAdapterThatThrowsWhileRefundingLeavesARefundThatIsAskedAbout() {
        var payment = till.paid();
        till.gateway.duringRefund(() -> {
            throw new IllegalStateException("a fault of the adapter");
        });
        assertThrows(IllegalStateException.class, () -> refund(payment, "88.50"));
        assertEquals(OperationState.SENT, now(payment).state());
        till.clock.pass(AFTER_THE_CALL);
        poller().tick();
        assertEquals(OperationState.DONE, now(payment).state());
    }

    @Test
    void aCheckThatFailsIsNotRepeatedAtEveryTick() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        refund(payment, "88.50");
        till.gateway.duringQuery(() -> {
            throw new IllegalStateException("a fault of the adapter");
        });
        ticks(50);
        assertTrue(Collections.frequency(till.gateway.asked, "queryRefund") <= 2, till.gateway.asked.toString());
    }

    @Test
    void aRefundWhoseGatewayIsNoLongerSetUpWaitsAndIsHandedToAPerson() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        refund(payment, "88.50");
        var without = till.reopened();
        till.clock.pass(Duration.ofMinutes(90));
        without.refunds().due(10).forEach(due -> without.refunds().check(due));
        assertEquals(List.of(), without.refunds().due(10));
        assertEquals(List.of(Attention.Kind.REFUND_IN_DOUBT), till.attention());
    }

    @Test
    void aNumberSentAgainIsInDoubtAnewUntilThatSendingIsOverToo() {
        var payment = till.paid();
        var number = neverArrived(payment);
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        assertEquals(
                OperationState.UNCERTAIN, till.asked(refund(payment, "88.50")).state());
        for (var check = 0; check < 2; check++) {
            notFound(number);
        }
        assertEquals(
                "refund.inFlight",
                ((Refunded.NotAsked) refund(payment, "88.50")).problem().key());
        assertEquals(2, Collections.frequency(till.gateway.asked, "refund " + number));
        till.clock.pass(AFTER_THE_CALL);
        for (var check = 0; check < 2; check++) {
            notFound(number);
        }
        assertEquals(OperationState.DONE, till.asked(refund(payment, "88.50")).state());
    }

    @Test
    void aSendingUnderWayIsNotCalledLostBecauseAnEarlierOneWas() {
        var payment = till.paid();
        var number = neverArrived(payment);
        till.gateway.duringRefund(() -> notFound(number));
        assertEquals(OperationState.DONE, till.asked(refund(payment, "88.50")).state());
        var moves = till.ledger.history().of(payment.orderNo()).stream()
                .filter(event -> event.refundNo() != null)
                .map(event -> event.facts().getOrDefault("to", "RESERVED"))
                .toList();
        assertEquals(List.of("RESERVED", "SENT", "UNCERTAIN", "SENT", "ACCEPTED", "DONE"), moves);
    }

    /** The other till's clock is a quarter of an hour ahead: it takes a call that was about to begin for one that is over. */
    @Test
    void whatAnotherTillTookForLostMeanwhileIsNotSentBehindItsBack() {
        var payment = till.paid();
        var number = neverArrived(payment);
        var ahead = Duration.ofMinutes(15);
        till.atStep = step -> {
            if (step == Steps.Step.REFUND_WRITTEN) {
                till.clock.pass(ahead);
                notFound(number);
                till.clock.pass(ahead.negated());
            }
        };
        assertEquals(
                "refund.takenOver",
                ((Refunded.NotAsked) refund(payment, "88.50")).problem().key());
        assertEquals(OperationState.UNCERTAIN, now(payment).state());
        assertEquals(1, Collections.frequency(till.gateway.asked, "refund " + number));
    }

    @Test
    void whatWasGivenBackElsewhereIsNotGivenBackAgain() {
        var payment = till.paid();
        till.gateway.says(Standing.REFUNDED);
        var refunded = refund(payment, "88.50");
        assertEquals(
                "refund.elsewhere", ((Refunded.NotAsked) refunded).problem().key());
        assertEquals(List.of(Attention.Kind.REFUNDED_ELSEWHERE), till.attention());
        assertTrue(till.gateway.asked.stream().noneMatch(call -> call.startsWith("refund ")));
    }

    /** A refund that never reached the gateway, as known after its call. */
    private RefundNo neverArrived(Payment payment) {
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var number = till.asked(refund(payment, "88.50")).refundNo();
        till.clock.pass(AFTER_THE_CALL);
        for (var check = 0; check < 2; check++) {
            notFound(number);
        }
        return number;
    }

    private void notFound(RefundNo number) {
        till.gateway.refundQueries.add(new Outcome.Answered<>(new RefundStanding(null, "订单不存在")));
        till.services.refunds().check(number);
    }

    private till.domain.Refund now(Payment payment) {
        return till.services.refunds().of(payment.orderNo()).getLast();
    }

    private void ticks(int ticks) {
        var poller = poller();
        for (var tick = 0; tick < ticks; tick++) {
            till.clock.pass(Duration.ofMillis(100));
            poller.tick();
        }
    }

    private Poller poller() {
        return new Poller(till.services.checks(), till.services.refunds(), till.clock, Runnable::run);
    }

    private Refunded refund(Payment payment, String amount) {
        return till.services
                .refunds()
                .refund(
                        new RefundRequest(payment.orderNo(), Money.parse("HKD " + amount), "faulty goods"),
                        Acting.UNNAMED);
    }
}
