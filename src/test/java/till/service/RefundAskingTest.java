package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention.Kind;
import till.domain.By;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundNo;
import till.gateway.Outcome;
import till.gateway.RefundQueries.RefundStanding;
import till.gateway.Refunds;
import till.ledger.Refunds.Hand;
import till.ledger.Refunds.Move;

/** When a refund is asked about, for how long, and when somebody is told of it. */
class RefundAskingTest extends TillCases {
    private static final Money PART = Money.parse("HKD 30.00");

    @Test
    void whatAQuerySaysIsTakenIsAskedAboutUntilItIsDone() {
        var refund = inDoubt();
        says(OperationState.ACCEPTED);
        var taken = check(refund);
        assertEquals(OperationState.ACCEPTED, taken.state());
        assertNotNull(taken.watch().nextCheckAt());
        says(OperationState.ACCEPTED);
        assertEquals(OperationState.ACCEPTED, check(refund).state());
        says(OperationState.DONE);
        var done = check(refund);
        assertEquals(OperationState.DONE, done.state());
        assertNull(done.watch().nextCheckAt());
    }

    /** A failure that the gateway says of itself, asked about it, is the end. */
    @Test
    void whatTheGatewaySaysHasFailedIsNotAskedAboutAgain() {
        var refund = inDoubt();
        says(OperationState.FAILED);
        var failed = check(refund);
        assertEquals(OperationState.FAILED, failed.state());
        assertNull(failed.watch().nextCheckAt());
        till.gateway.asked.clear();
        check(refund);
        assertEquals(List.of(), till.gateway.asked);
    }

    /** A refusal may have been carried out all the same: the refund is asked about, and where it can be, nothing else. */
    @Test
    void aRefusedRefundIsAskedAboutItself() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Refused<>(Problem.of("any"), "no"));
        var declined = assertInstanceOf(Refunded.Declined.class, refund(payment));
        till.gateway.asked.clear();
        says(OperationState.FAILED);
        check(declined.refund());
        assertEquals(List.of("queryRefund"), till.gateway.asked);
    }

    @Test
    void anHourWithoutAnAnswerIsADoubtAndNotASecondLess() {
        var refund = inDoubt();
        till.clock.pass(Duration.ofHours(1).minusSeconds(1));
        till.gateway.refundQueries.add(new Outcome.Unknown<>("time-out"));
        check(refund);
        assertEquals(List.of(), till.attention());
        till.clock.pass(Duration.ofSeconds(1));
        till.gateway.refundQueries.add(new Outcome.Unknown<>("time-out"));
        check(refund);
        assertEquals(List.of(Kind.REFUND_IN_DOUBT), till.attention());
    }

    @Test
    void threeDaysAfterItWasTakenARefundIsADoubtAndNotASecondLess() {
        var payment = till.paid();
        says(OperationState.ACCEPTED);
        var refund = till.asked(refund(payment));
        till.clock.pass(Duration.ofDays(3).minusSeconds(1));
        says(OperationState.ACCEPTED);
        check(refund);
        assertEquals(List.of(), till.attention());
        till.clock.pass(Duration.ofSeconds(1));
        says(OperationState.ACCEPTED);
        check(refund);
        assertEquals(List.of(Kind.REFUND_IN_DOUBT), till.attention());
    }

    /** Two checks met the moment in which the sending was over: what one heard of it counts once. */
    @Test
    void aDenialIsCountedForTheSendingThatWasAskedAbout() {
        var refund = inDoubt();
        till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN));
        deny(refund);
        assertEquals(1, now(refund.refundNo()).watch().missing());
        till.gateway.refundQueries.add(new Outcome.Unknown<>("time-out"));
        check(refund);
        assertEquals(0, now(refund.refundNo()).watch().missing(), "denials in a row");
        deny(refund);
        deny(refund);
        assertEquals(2, now(refund.refundNo()).watch().missing());
    }

    /** Its process died after the sending and nobody heard of it since. */
    @Test
    void theFirstDenialOfASendingNobodyAnsweredCounts() {
        var payment = till.paid();
        till.gateway.duringRefund(() -> {
            throw new IllegalStateException("the process died");
        });
        try {
            refund(payment);
        } catch (IllegalStateException e) {
            till.gateway.duringRefund(() -> {});
        }
        var refund = till.services.refunds().of(payment.orderNo()).getFirst();
        assertEquals(OperationState.SENT, refund.state());
        till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN).minusSeconds(1));
        deny(refund);
        assertEquals(OperationState.SENT, now(refund.refundNo()).state());
        assertEquals(0, now(refund.refundNo()).watch().missing());
        till.clock.pass(Duration.ofSeconds(1));
        deny(refund);
        assertEquals(OperationState.UNCERTAIN, now(refund.refundNo()).state());
        assertEquals(1, now(refund.refundNo()).watch().missing());
        assertEquals(
                "refund.inFlight",
                ((Refunded.NotAsked) refund(payment)).problem().key());
    }

    /** Screens show a refund from the moment its amount is reserved, and what came of it at once. */
    @Test
    void whateverBecomesOfARefundIsToldAtOnce() {
        var payment = till.paid();
        var told = new ArrayList<OperationState>();
        try (var _ = till.services.feed().subscribeToChanges(changed -> told.add(last(changed)))) {
            till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
            refund(payment);
            assertEquals(List.of(OperationState.RESERVED, OperationState.UNCERTAIN), told);
        }
    }

    @Test
    void aRefundThatCouldNotBeLoggedIsToldAsFailedAtOnce() {
        var payment = till.paid();
        var told = new ArrayList<OperationState>();
        till.sentLog = line -> {
            throw new java.io.UncheckedIOException(new java.io.IOException("disk full"));
        };
        try (var _ = till.services.feed().subscribeToChanges(changed -> told.add(last(changed)))) {
            refund(payment);
        }
        assertEquals(List.of(OperationState.RESERVED, OperationState.FAILED), told);
    }

    private OperationState last(Set<OrderNo> changed) {
        return till.services.refunds().of(changed.iterator().next()).getLast().state();
    }

    private Refund inDoubt() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        return till.asked(refund(payment));
    }

    private void says(OperationState state) {
        till.gateway.refundQueries.add(
                new Outcome.Answered<>(new RefundStanding(new Refunds.RefundAnswer(state, "R1", "2"), "2")));
    }

    private void deny(Refund refund) {
        till.gateway.refundQueries.add(new Outcome.Answered<>(new RefundStanding(null, "订单不存在")));
        check(refund);
    }

    private Refund check(Refund refund) {
        return till.services.refunds().check(refund.refundNo());
    }

    private Refund now(RefundNo refundNo) {
        return till.ledger.refunds().find(refundNo).orElseThrow();
    }

    private Refunded refund(Payment payment) {
        return till.services.refunds().refund(new RefundRequest(payment.orderNo(), PART, "cold tea"), Acting.UNNAMED);
    }

    /** A till whose clock is ahead took the reservation for one of a dead process: nothing goes out behind its back. */
    @Test
    void aReservationThatAnotherTillGaveBackIsNotSent() {
        var payment = till.paid();
        var ahead = Samples.LONGEST_CALL.plus(Pace.MARGIN);
        till.atStep = step -> {
            if (step == Steps.Step.REFUND_RESERVED) {
                till.clock.pass(ahead);
                check(till.services.refunds().of(payment.orderNo()).getFirst());
                till.clock.pass(ahead.negated());
            }
        };
        assertEquals(
                Problem.of("refund.takenOver", Problem.amount(Money.parse("HKD 30.00"))),
                ((Refunded.NotAsked) refund(payment)).problem());
        assertEquals(0, sent());
        assertEquals(
                OperationState.FAILED,
                till.services.refunds().of(payment.orderNo()).getFirst().state());
    }

    private long sent() {
        return till.gateway.asked.stream()
                .filter(call -> call.startsWith("refund "))
                .count();
    }

    /** Whoever slept before a second sending sends nothing, and the first one is still in doubt. */
    @Test
    void whoSleptBeforeANumberGoesOutAgainLeavesItInDoubt() {
        var refund = inDoubt();
        till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN));
        deny(refund);
        deny(refund);
        till.atStep = step -> {
            if (step == Steps.Step.REFUND_WRITTEN) {
                till.clock.pass(Pace.LATEST_SENDING.plusSeconds(1));
            }
        };
        var again = till.asked(refund(till.now(refund.orderNo())));
        assertEquals(refund.refundNo(), again.refundNo());
        assertEquals(OperationState.UNCERTAIN, again.state());
        assertEquals("not sent", again.watch().word());
        assertEquals(1, sent());
    }

    @Test
    void besideARefundInDoubtAnotherAmountIsNotAsked() {
        var refund = inDoubt();
        var request = new RefundRequest(refund.orderNo(), Money.parse("HKD 1.00"), "cold tea");
        var refused = (Refunded.NotAsked) till.services.refunds().refund(request, Acting.UNNAMED);
        assertEquals(Problem.of("refund.inFlight", Problem.amount(Money.parse("HKD 30.00"))), refused.problem());
        assertEquals(1, sent());
    }

    /** A person ends it as failed while it is asked about, and the answer says that it was carried out. */
    @Test
    void whatIsCalledFailedDuringAQuestionAndWasCarriedOutIsTold() {
        var refund = inDoubt();
        till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN));
        till.gateway.duringQuery(() -> {
            till.gateway.duringQuery(() -> {});
            var now = now(refund.refundNo());
            var hand = new Hand(
                    "seen by Ann", "statement line 7", By.NOBODY, now.watch().changedAt());
            till.ledger
                    .refunds()
                    .move(Move.byHand(
                            now,
                            OperationState.FAILED,
                            till.clock.instant(),
                            till.services.here().today(),
                            hand,
                            null));
        });
        says(OperationState.DONE);
        assertEquals(OperationState.FAILED, check(refund).state());
        assertEquals(List.of(Kind.REFUNDED_ELSEWHERE), till.attention());
    }
}
