package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.domain.PaymentState.AWAITING_PAYER;
import static till.domain.PaymentState.DECLINED;
import static till.domain.PaymentState.PAID;
import static till.domain.PaymentState.UNCERTAIN;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.AuthCode;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.gateway.BatchQueries;
import till.gateway.Closing;
import till.gateway.CodePayments;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.RefundQueries;
import till.poll.Poller;

/** Scanned codes, gateways that are asked about many payments at once, and those that cannot be asked about refunds. */
class ScanAndBatchTest extends TillCases {
    private Payment scanned() {
        till.gateway.can(CodePayments.class);
        var request = new ChargeRequest(
                "gnete", "WX_QR", Samples.AMOUNT, "", "", false, new AuthCode("280000000000000001"), Map.of());
        return assertInstanceOf(Started.Running.class, till.services.payments().start(request, Acting.UNNAMED))
                .payment();
    }

    private Payment checked(Payment payment) {
        return till.services.payments().check(payment.orderNo());
    }

    @Test
    void aScannedCodeIsSentOnceAndItsPaymentHasNoCodeToLose() {
        var payment = scanned();
        assertEquals(AWAITING_PAYER, payment.state());
        assertTrue(payment.scanned());
        assertFalse(payment.codeLost());
        till.clock.pass(Pace.LOST_CODE_GRACE.plusSeconds(1));
        assertEquals(AWAITING_PAYER, checked(payment).state());
        till.gateway.says(Standing.PAID);
        assertEquals(PAID, checked(payment).state());
        assertEquals(
                1,
                till.gateway.asked.stream()
                        .filter(call -> call.startsWith("scan"))
                        .count());
    }

    @Test
    void aCodeIsSentOnceWhateverBecameOfIt() {
        till.gateway.creates.add(new Outcome.Refused<>(Problem.of("no"), "no"));
        till.gateway.can(CodePayments.class);
        var request = new ChargeRequest(
                "gnete", "WX_QR", Samples.AMOUNT, "", "", false, new AuthCode("280000000000000001"), Map.of());
        assertInstanceOf(Started.Declined.class, till.services.payments().start(request, Acting.UNNAMED));
        till.clock.pass(Duration.ofDays(1));
        var again = assertInstanceOf(
                Started.NotStarted.class, till.services.payments().start(request.beside(), Acting.UNNAMED));
        assertEquals("payment.codeSpent", again.problem().key());
        assertEquals(
                1,
                till.gateway.asked.stream()
                        .filter(call -> call.startsWith("scan"))
                        .count());
    }

    @Test
    void aScanWhoseTillDiedBeforeTheAnswerIsStillWatchedAsAScan() {
        till.gateway.can(CodePayments.class);
        till.gateway.duringCreate(() -> {
            throw new IllegalStateException("dead");
        });
        assertThrows(IllegalStateException.class, this::scanned);
        till.clock.pass(Duration.ofHours(1));
        var payment = till.now(till.services.checks().due(1).getFirst());
        assertTrue(payment.scanned());
        till.clock.pass(Duration.ofHours(-1));
        till.gateway.says(Standing.NOT_FOUND);
        till.clock.pass(CodePayments.LONGEST_CALL.plus(Pace.MARGIN));
        assertEquals(UNCERTAIN, checked(payment).state());
        checked(payment);
        assertEquals(UNCERTAIN, checked(payment).state());
        till.clock.pass(Duration.ofMinutes(5));
        checked(payment);
        assertEquals(DECLINED, checked(payment).state());
    }

    @Test
    void aGatewayThatScansNothingIsSaidBeforeAnythingIsWritten() {
        var request = new ChargeRequest(
                "gnete", "WX_QR", Samples.AMOUNT, "", "", false, new AuthCode("280000000000000001"), Map.of());
        var refused = assertInstanceOf(
                Started.NotStarted.class, till.services.payments().start(request, Acting.UNNAMED));
        assertEquals("gateway.noScans", refused.problem().key());
        assertEquals(List.of(), till.sent);
    }

    /** It may have come twice on its way and been carried out once: whether money moved is asked, and a person told. */
    @Test
    void aScanWhoseNumberTheGatewayHasAlreadyIsNoRefusal() {
        till.gateway.creates.add(new Outcome.Exists<>("已存在"));
        var payment = scanned();
        assertEquals(UNCERTAIN, payment.state());
        assertEquals(List.of(Attention.Kind.NUMBER_TAKEN), till.attention());
        till.gateway.says(Standing.PAID);
        assertEquals(PAID, checked(payment).state());
    }

    @Test
    void aScanTheGatewayDoesNotKnowCountsAsMissingOnlyAfterTheCodesLife() {
        till.gateway.creates.add(new Outcome.Unknown<>("time-out"));
        var payment = scanned();
        assertEquals(UNCERTAIN, payment.state());
        till.gateway.says(Standing.NOT_FOUND);
        till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN));
        checked(payment);
        assertEquals(UNCERTAIN, checked(payment).state());
        till.clock.pass(Duration.ofMinutes(5));
        checked(payment);
        assertEquals(DECLINED, checked(payment).state());
    }

    @Test
    void duePaymentsOfOneGatewayAreAskedAboutInBatches() {
        till.gateway.can(BatchQueries.class);
        var payments = List.of(till.running(), till.running(), till.running());
        till.gateway.says(Standing.PAID);
        till.clock.pass(Duration.ofSeconds(3));
        var poller = new Poller(till.services.checks(), till.services.refunds(), till.clock, Runnable::run);
        assertEquals(3, poller.tick());
        assertEquals(List.of("create", "create", "create", "batch of 2", "query"), till.gateway.asked);
        assertEquals(
                List.of(PAID, PAID, PAID),
                payments.stream()
                        .map(payment -> till.now(payment.orderNo()).state())
                        .toList());
        assertEquals(0, poller.tick());
    }

    @Test
    void aListThatLacksThemEndsNothingTheGatewayKnows() {
        till.gateway.can(BatchQueries.class);
        till.gateway.creates.add(new Outcome.Unknown<>("time-out"));
        till.gateway.creates.add(new Outcome.Unknown<>("time-out"));
        var numbers = List.of(till.running().orderNo(), till.running().orderNo());
        till.clock.pass(Duration.ofMinutes(2));
        till.gateway.says(Standing.PAID);
        till.gateway.listsNothing();
        till.services.checks().checkAll(till.services.checks().grouped(numbers).getFirst());
        till.services.checks().checkAll(till.services.checks().grouped(numbers).getFirst());
        assertEquals(
                List.of(PAID, PAID),
                numbers.stream().map(number -> till.now(number).state()).toList());
    }

    @Test
    void aBatchClosesWhatIsPastItsTime() {
        till.gateway.can(BatchQueries.class);
        var payments = List.of(till.running(), till.running());
        till.clock.pass(Duration.ofMinutes(6));
        till.services
                .checks()
                .checkAll(till.services
                        .checks()
                        .grouped(payments.stream().map(Payment::orderNo).toList())
                        .getFirst());
        assertEquals(
                List.of(PaymentState.EXPIRED, PaymentState.EXPIRED),
                payments.stream()
                        .map(payment -> till.now(payment.orderNo()).state())
                        .toList());
    }

    @Test
    void aCloseTheGatewayTookAndHasNotCarriedOutIsLookedAtSoon() {
        var payment = till.running();
        till.gateway.closes.add(new Outcome.Answered<>(new Closing.Closed("WAIT")));
        var lapsed = till.services
                .payments()
                .cancel(payment.orderNo(), Acting.UNNAMED)
                .value();
        assertEquals(PaymentState.LAPSED, lapsed.state());
        assertEquals(Pace.soon(till.clock.instant()), lapsed.watch().nextCheckAt());
        till.clock.pass(Duration.ofSeconds(3));
        assertEquals(Pace.soon(till.clock.instant()), checked(payment).watch().nextCheckAt());
        till.gateway.says(Standing.CLOSED);
        assertEquals(PaymentState.CANCELLED, checked(payment).state());
    }

    @Test
    void aTakenCloseOfWhichNothingIsHeardIsAskedAboutMoreSlowlyAndThenHandedToAPerson() {
        var payment = till.running();
        till.gateway.closes.add(new Outcome.Answered<>(new Closing.Closed("WAIT")));
        till.services.payments().cancel(payment.orderNo(), Acting.UNNAMED).value();
        till.gateway.fallsSilent();
        till.clock.pass(Duration.ofMinutes(2));
        var next = checked(payment).watch().nextCheckAt();
        assertEquals(till.clock.instant().plusSeconds(30), next);
        till.clock.pass(Duration.ofDays(9));
        assertNull(checked(payment).watch().nextCheckAt());
        assertEquals(List.of(Attention.Kind.OUTCOME_UNKNOWN), till.attention());
    }

    @Test
    void aPaymentHeldByAnotherCheckIsLeftOutOfTheBatch() {
        till.gateway.can(BatchQueries.class);
        var payments = List.of(till.running(), till.running());
        till.clock.pass(Duration.ofSeconds(5));
        var now = till.clock.instant();
        assertTrue(till.ledger.payments().lease(payments.getFirst().orderNo(), "another", now, now.plusSeconds(60)));
        till.gateway.says(Standing.PAID);
        till.services
                .checks()
                .checkAll(till.services
                        .checks()
                        .grouped(payments.stream().map(Payment::orderNo).toList())
                        .getFirst());
        assertEquals(AWAITING_PAYER, till.now(payments.getFirst().orderNo()).state());
        assertEquals(PAID, till.now(payments.getLast().orderNo()).state());
    }

    @Test
    void aRefundThatCannotBeAskedAboutIsDoneOnceThePaymentSaysAllWentBack() {
        till.gateway.cannot(RefundQueries.class);
        var payment = till.paid();
        var refund = till.asked(till.services
                .refunds()
                .refund(new RefundRequest(payment.orderNo(), Samples.AMOUNT, "returned"), Acting.UNNAMED));
        assertEquals(OperationState.ACCEPTED, refund.state());
        assertEquals(
                OperationState.ACCEPTED,
                till.services.refunds().check(refund.refundNo()).state());
        till.gateway.says(Standing.REFUNDED);
        assertEquals(
                OperationState.DONE,
                till.services.refunds().check(refund.refundNo()).state());
        assertEquals(List.of(), till.attention());
    }

    @Test
    void aPartThatWentBackIsNotDoneByAWordAboutTheWhole() {
        till.gateway.cannot(RefundQueries.class);
        var payment = till.paid();
        var refund = till.asked(till.services
                .refunds()
                .refund(
                        new RefundRequest(payment.orderNo(), Samples.AMOUNT.minusMinor(1), "returned"),
                        Acting.UNNAMED));
        till.gateway.says(Standing.REFUNDED);
        assertEquals(
                OperationState.ACCEPTED,
                till.services.refunds().check(refund.refundNo()).state());
    }
}
