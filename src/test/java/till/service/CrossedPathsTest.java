package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention.Kind;
import till.domain.AuthCode;
import till.domain.Cure;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.gateway.CodePayments;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.RefundQueries.RefundStanding;

/** Histories in which tills, people and gateways cross each other's way at an unlucky moment. */
class CrossedPathsTest extends CrossedPathCases {
    private Payment start(String sale, boolean again) {
        return ((Started.Running) till.services.payments().start(till.sale(sale, again), Acting.UNNAMED)).payment();
    }

    /** The second payment's card ended by the first's accepted refund; that refund then fails. */
    @Test
    void theCardOfASecondPaymentComesBackWhenTheFirstsRefundFails() {
        var one = start("table 4", false);
        var two = start("table 4", true);
        till.gateway.says(Standing.PAID);
        till.services.payments().check(two.orderNo());
        till.services.payments().check(one.orderNo());
        assertEquals(List.of(Kind.PAID_TWICE), till.attention());
        till.gateway.refundQueries.add(stands(OperationState.ACCEPTED, "R1"));
        var refund = refund(two, Samples.AMOUNT);
        assertEquals(OperationState.ACCEPTED, refund.state());
        assertEquals(List.of(), till.attention());
        till.clock.pass(Duration.ofMinutes(5));
        till.gateway.refundQueries.add(stands(OperationState.FAILED, "R1"));
        assertEquals(
                OperationState.FAILED,
                till.services.refunds().check(refund.refundNo()).state());
        // both are paid for one sale again
        assertEquals(List.of(Kind.REFUND_FAILED, Kind.PAID_TWICE), till.attention());
    }

    /** The second is paid while the first's refund is accepted, which then fails. */
    @Test
    void twoPaidPaymentsAreToldOfWhenTheFirstsRefundFailsAfterTheSecondWasPaid() {
        var one = start("table 4", false);
        till.gateway.says(Standing.PAID);
        till.services.payments().check(one.orderNo());
        till.gateway.refundQueries.add(stands(OperationState.ACCEPTED, "R1"));
        var refund = refund(one, Samples.AMOUNT);
        till.gateway.says(Standing.WAITING);
        var two = start("table 4", true);
        till.gateway.says(Standing.PAID);
        till.services.payments().check(two.orderNo());
        assertEquals(List.of(), till.attention());
        till.gateway.refundQueries.add(stands(OperationState.FAILED, "R1"));
        till.clock.pass(Duration.ofMinutes(5));
        till.services.refunds().check(refund.refundNo());
        assertTrue(till.attention().contains(Kind.PAID_TWICE), till.attention().toString());
    }

    /** Three payments of one sale, one given back: two are still paid. */
    @Test
    void ofThreePaidOneGivenBackLeavesACard() {
        var one = start("table 4", false);
        till.clock.pass(Duration.ofSeconds(1));
        var two = start("table 4", true);
        till.clock.pass(Duration.ofSeconds(1));
        var three = start("table 4", true);
        till.gateway.says(Standing.PAID);
        till.services.payments().check(one.orderNo());
        till.clock.pass(Duration.ofSeconds(1));
        till.services.payments().check(two.orderNo());
        till.clock.pass(Duration.ofSeconds(1));
        till.services.payments().check(three.orderNo());
        assertEquals(List.of(Kind.PAID_TWICE, Kind.PAID_TWICE), till.attention());
        refund(one, Samples.AMOUNT);
        assertEquals(List.of(Kind.PAID_TWICE), till.attention());
    }

    /** A till ahead takes a scan for never arrived; the answer that it did arrive is not dropped for twenty minutes. */
    @Test
    void aScanThatArrivedAfterATillAheadCalledItLostIsLookedAtAtOnce() {
        till.gateway.can(CodePayments.class);
        var ahead = Duration.ofMinutes(15);
        till.gateway.duringCreate(() -> {
            till.clock.pass(ahead);
            till.gateway.says(Standing.NOT_FOUND);
            for (var check = 0; check < 3; check++) {
                till.clock.pass(Duration.ofSeconds(3));
                till.services.checks().due(10).forEach(till.services.checks()::check);
            }
            till.gateway.says(Standing.WAITING);
            till.clock.pass(ahead.negated());
        });
        var request = new ChargeRequest(
                "gnete", "WX_BAR", Samples.AMOUNT, "", "", false, new AuthCode("134512341234123412"), Map.of());
        var started = till.services.payments().start(request, Acting.UNNAMED);
        var payment = ((Started.Running) started).payment();
        till.gateway.says(Standing.PAID);
        till.clock.pass(Duration.ofMinutes(1));
        till.services.checks().due(10).forEach(till.services.checks()::check);
        assertEquals(PaymentState.PAID, till.now(payment.orderNo()).state());
    }

    /** A code that certainly never left the till may be scanned once more. */
    @Test
    void aCodeThatWasNeverSentMayBeScannedAgain() {
        till.gateway.can(CodePayments.class);
        var request = new ChargeRequest(
                "gnete", "WX_BAR", Samples.AMOUNT, "", "", false, new AuthCode("134512341234123412"), Map.of());
        till.sentLog = line -> {
            throw new UncheckedIOException(new IOException("disk full"));
        };
        till.sentLog = till.sent::add;
        var second = till.services.payments().start(request, Acting.UNNAMED);
        assertInstanceOf(Started.Running.class, second);
    }

    /** A number sent again days later is asked about soon, not the next day. */
    @Test
    void aNumberSentAgainDaysLaterIsAskedAboutSoon() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var number = refund(payment, Samples.AMOUNT).refundNo();
        till.clock.pass(Duration.ofDays(2));
        for (var check = 0; check < 2; check++) {
            till.gateway.refundQueries.add(new Outcome.Answered<>(new RefundStanding(null, "订单不存在")));
            till.services.refunds().check(number);
        }
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var again = refund(payment, Samples.AMOUNT);
        assertEquals(number, again.refundNo());
        var wait = Duration.between(till.clock.instant(), again.watch().nextCheckAt());
        assertTrue(wait.compareTo(Duration.ofMinutes(1)) <= 0, "asked about in " + wait);
    }

    /** A question under way while a person records that it was not paid: no card about doubt afterwards. */
    @Test
    void aQuestionUnderWayRaisesNoDoubtAboutWhatWasSettledMeanwhile() {
        var payment = unknown();
        var notPaid = notPaid();
        onceDuringAQuestion(
                () -> till.services.settling().settle(notPaid, Acting.UNNAMED).value());
        till.services.checks().check(payment.orderNo());
        assertEquals(PaymentState.DECLINED, till.now(payment.orderNo()).state());
        assertEquals(List.of(), till.attention());
        assertNotNull(till.now(payment.orderNo()).watch().nextCheckAt());
    }

    /** What is on its way back is not made to stand for the sale. */
    @Test
    void whatIsBeingGivenBackIsNotAttached() {
        var payment = ((Started.Running) till.services.payments().start(till.sale("table 4", false), Acting.UNNAMED))
                .payment();
        till.gateway.says(Standing.WAITING);
        till.clock.pass(Duration.ofMinutes(6));
        till.services.payments().check(payment.orderNo());
        till.gateway.says(Standing.PAID);
        till.services.payments().check(payment.orderNo());
        var id = till.services.attention().open().getFirst().attention().id();
        till.gateway.duringRefund(() -> {
            var settled =
                    till.services.settling().settle(SettleRequest.of(id, Cure.ATTACH, "seen by Ann"), Acting.UNNAMED);
            assertTrue(settled.failure().isPresent(), "attached while its refund is on its way");
        });
        till.services.refunds().refund(new RefundRequest(payment.orderNo(), Samples.AMOUNT, "late"), Acting.UNNAMED);
    }

    /** A till goes to sleep in the middle of a question; on another the payment is recorded as not paid; the first wakes. */
    @Test
    void whatATillThatSleptHeardDoesNotEndTheWatchOfWhatWasRecordedMeanwhile() {
        var payment = unknown();
        var other = till.racing("T02");
        var notPaid = notPaid();
        onceDuringAQuestion(() -> {
            till.clock.pass(Duration.ofHours(1));
            assertEquals(
                    Optional.empty(),
                    other.settling().settle(notPaid, Acting.UNNAMED).failure());
            till.clock.pass(Duration.ofMinutes(1));
        });
        till.services.checks().check(payment.orderNo());
        till.gateway.says(Standing.PAID);
        for (var hour = 0; hour < 48; hour++) {
            till.clock.pass(Duration.ofHours(1));
            poller().tick();
        }
        assertEquals(List.of(Kind.PAID_LATE), till.attention());
    }

    private SettleRequest notPaid() {
        var card = till.services.attention().open().getFirst().attention();
        assertEquals(Kind.OUTCOME_UNKNOWN, card.kind());
        return SettleRequest.of(card.id(), Cure.RECORD_NOT_PAID, "seen by Ann").withEvidence("statement line 7");
    }

    /** Nothing closes it and nobody says how it ended: asked for a week. */
    private Payment unknown() {
        var payment = till.running();
        till.gateway.cannotClose();
        till.gateway.fallsSilent();
        for (var day = 0; day < 9; day++) {
            till.clock.pass(Duration.ofDays(1));
            till.services.payments().check(payment.orderNo());
        }
        return payment;
    }
}
