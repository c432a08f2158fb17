package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.domain.PaymentState.AWAITING_PAYER;
import static till.domain.PaymentState.CANCELLED;
import static till.domain.PaymentState.CREATED;
import static till.domain.PaymentState.DECLINED;
import static till.domain.PaymentState.EXPIRED;
import static till.domain.PaymentState.LAPSED;
import static till.domain.PaymentState.PAID;
import static till.domain.PaymentState.UNCERTAIN;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.By;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.Problem;
import till.domain.Role;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.QrPayments.Created;
import till.ledger.People;

class PaymentFlowTest extends TillCases {
    @Test
    void theRowIsWrittenAndTheNumberLoggedBeforeTheGatewayHearsOfIt() {
        till.gateway.duringCreate(() -> {
            var written =
                    till.services.orders().named(till.sent.getFirst().number()).getFirst();
            assertEquals(CREATED, written.state());
            assertEquals(Samples.AMOUNT, written.amount());
        });
        var payment = till.running();
        assertEquals(AWAITING_PAYER, payment.state());
        assertEquals(
                "https://qr.example/" + payment.orderNo(),
                payment.shownCode().map(PayCode::text).orElse(""));
        assertEquals(
                List.of(Steps.Step.PAYMENT_WRITTEN, Steps.Step.CREATE_SENT_LOGGED, Steps.Step.CREATE_ANSWERED),
                till.steps);
    }

    @Test
    void paidIsWrittenFromAQueryAndSaysHowMuchCameWhen() {
        var payment = till.running();
        till.gateway.says(Standing.PAID);
        till.clock.pass(Duration.ofSeconds(2));
        var paid = till.services.payments().check(payment.orderNo());
        assertEquals(PAID, paid.state());
        assertEquals(Samples.AMOUNT, paid.received());
        assertEquals(till.clock.instant(), paid.paidAt());
        assertEquals("2026-11-21", String.valueOf(paid.businessDay()));
        assertEquals("C1", paid.channelNo());
        assertTrue(till.attention().isEmpty());
    }

    @Test
    void aCreateThatSaysPaidIsAskedAboutBeforeItIsBelieved() {
        till.gateway.creates.add(new Outcome.Answered<>(new Created(null, "P1", Standing.PAID, "2")));
        assertEquals(AWAITING_PAYER, till.running().state());
        assertEquals(List.of("create", "query"), till.gateway.asked);
    }

    @Test
    void aLostAnswerIsUncertainAndLaterResolvedWithoutASecondCreate() {
        till.gateway.creates.add(new Outcome.Unknown<>("time-out"));
        var payment = till.running();
        assertEquals(UNCERTAIN, payment.state());
        till.gateway.says(Standing.PAID);
        till.clock.pass(Duration.ofSeconds(2));
        assertEquals(List.of(payment.orderNo()), till.services.checks().due(10));
        assertEquals(PAID, till.services.payments().check(payment.orderNo()).state());
        assertEquals(1, Collections.frequency(till.gateway.asked, "create"));
    }

    @Test
    void aLostCodeIsClosedAfterAGraceAndNeverDecidedByTheClockAlone() {
        till.gateway.creates.add(new Outcome.Unknown<>("time-out"));
        var number = till.running().orderNo();
        assertEquals(AWAITING_PAYER, till.services.payments().check(number).state());
        assertTrue(till.now(number).codeLost());
        till.clock.pass(Pace.LOST_CODE_GRACE);
        assertEquals(CANCELLED, till.services.payments().check(number).state());
        assertEquals(List.of("create", "query", "query", "close", "query"), till.gateway.asked);
    }

    @Test
    void aRefusalIsDeclinedWithItsCureAndFreesTheSale() {
        var problem = Problem.of("gnete.refused.signature");
        till.gateway.creates.add(new Outcome.Refused<>(problem, "验签失败"));
        var first = till.services.payments().start(till.sale("A-1", false), Acting.UNNAMED);
        var declined = assertInstanceOf(Started.Declined.class, first);
        assertEquals(DECLINED, declined.payment().state());
        assertEquals(problem, declined.problem());
        assertInstanceOf(
                Started.Running.class, till.services.payments().start(till.sale("A-1", false), Acting.UNNAMED));
    }

    @Test
    void aFreshNumberTheGatewayHasAlreadyIsRefusedAndSomethingToSettle() {
        till.gateway.creates.add(new Outcome.Exists<>("已存在"));
        assertInstanceOf(Started.Declined.class, till.services.payments().start(till.sale(), Acting.UNNAMED));
        assertEquals(List.of(Attention.Kind.NUMBER_TAKEN), till.attention());
    }

    @Test
    void aSaleIsChargedOnceUnlessAgainIsSaid() {
        var first = assertInstanceOf(
                Started.Running.class, till.services.payments().start(till.sale("A-1", false), Acting.UNNAMED));
        var second = assertInstanceOf(
                Started.SaleTaken.class, till.services.payments().start(till.sale("A-1", false), Acting.UNNAMED));
        assertEquals(first.payment().orderNo(), second.holder().orderNo());
        assertInstanceOf(Started.Running.class, till.services.payments().start(till.sale("A-1", true), Acting.UNNAMED));
        assertTrue(till.now(first.payment().orderNo()).superseded());
    }

    @Test
    void bothCodesOfASalePaidIsSomethingToSettle() {
        var first = (Started.Running) till.services.payments().start(till.sale("A-1", false), Acting.UNNAMED);
        var second = (Started.Running) till.services.payments().start(till.sale("A-1", true), Acting.UNNAMED);
        till.gateway.says(Standing.PAID);
        assertEquals(
                PAID, till.services.payments().check(second.payment().orderNo()).state());
        assertEquals(
                PAID, till.services.payments().check(first.payment().orderNo()).state());
        assertEquals(List.of(Attention.Kind.PAID_TWICE), till.attention());
    }

    @Test
    void nothingIsWrittenForAnOrderTheGatewayCannotTake() {
        var unknown = till.services.payments().start(ChargeRequest.of("gnete", "XX", Samples.AMOUNT), Acting.UNNAMED);
        assertEquals(
                "gateway.gnete.unknownMethod",
                ((Started.NotStarted) unknown).problem().key());
        assertTrue(till.gateway.asked.isEmpty());
        assertTrue(till.sent.isEmpty());
    }

    @Test
    void atItsExpiryAPaymentIsAskedAboutClosedAndAskedAboutAgain() {
        var number = till.running().orderNo();
        till.clock.pass(Duration.ofMinutes(5));
        assertEquals(EXPIRED, till.services.payments().check(number).state());
        assertEquals(List.of("create", "query", "close", "query"), till.gateway.asked);
        var close = till.services
                .orders()
                .details(number)
                .orElseThrow()
                .operations()
                .getFirst();
        assertEquals(Operation.Cause.TIME_OVER, close.cause());
        assertEquals(OperationState.DONE, close.state());
    }

    @Test
    void paidWhileItWasClosedIsPaid() {
        var number = till.running().orderNo();
        till.gateway.closes.add(new Outcome.Refused<>(Problem.of("any"), "当前订单不可关闭"));
        till.gateway.says(Standing.PAID);
        till.clock.pass(Duration.ofMinutes(5));
        assertEquals(PAID, till.services.payments().check(number).state());
    }

    @Test
    void anUnconfirmedCloseLapsesAndStaysWatched() {
        var number = till.running().orderNo();
        till.gateway.closes.add(new Outcome.Unknown<>("empty"));
        till.clock.pass(Duration.ofMinutes(5));
        var lapsed = till.services.payments().check(number);
        assertEquals(LAPSED, lapsed.state());
        assertEquals(till.clock.instant().plusSeconds(30), lapsed.watch().nextCheckAt());
        till.gateway.says(Standing.PAID);
        till.clock.pass(Duration.ofSeconds(30));
        var late = till.services.payments().check(number);
        assertEquals(PAID, late.state());
        assertTrue(late.late());
        assertEquals(List.of(Attention.Kind.PAID_LATE), till.attention());
    }

    @Test
    void aCloseWhoseAnswerWasLostStillCountsWhenTheGatewayIsHeardAgain() {
        var number = till.running().orderNo();
        till.gateway.closes.add(new Outcome.Unknown<>("time-out"));
        till.gateway.fallsSilent();
        assertEquals(
                LAPSED,
                till.services.payments().cancel(number, Acting.UNNAMED).value().state());
        till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN));
        assertEquals(LAPSED, till.services.payments().check(number).state());
        till.gateway.says(Standing.CLOSED);
        assertEquals(CANCELLED, till.services.payments().check(number).state());
    }

    @Test
    void withoutACloseAnExpiredPaymentLapsesAndIsStillAskedAbout() {
        till.gateway.cannotClose();
        var number = till.running().orderNo();
        till.clock.pass(Duration.ofMinutes(5));
        assertEquals(LAPSED, till.services.payments().check(number).state());
        assertEquals(List.of("create", "query", "query"), till.gateway.asked);
    }

    @Test
    void whoCancelledWhatCannotBeClosedStandsInItsHistory() {
        till.gateway.cannotClose();
        var number = till.running().orderNo();
        var mei = Acting.as(new Operator("mei", "Mei", Role.OWNER, true));
        var signed = new People.Signed(By.NOBODY, Samples.NOON);
        till.ledger
                .people()
                .add(Objects.requireNonNull(mei.operator()), new People.Proof("-", null), signed)
                .value();
        assertEquals(
                LAPSED, till.services.payments().cancel(number, mei).value().state());
        var last = till.ledger.history().of(number).getLast();
        assertEquals(
                "LAPSED by mei", last.facts().get("to") + " by " + last.facts().get("operator"));
        assertEquals(List.of(), till.ledger.history().verify().faults());
    }

    @Test
    void closedAtTheGatewayWithoutOurWordIsNoEnd() {
        var number = till.running().orderNo();
        till.gateway.says(Standing.CLOSED);
        assertEquals(LAPSED, till.services.payments().check(number).state());
    }

    @Test
    void cancellingClosesAtTheGatewayFirst() {
        var number = till.running().orderNo();
        assertEquals(
                CANCELLED,
                till.services.payments().cancel(number, Acting.UNNAMED).value().state());
        assertEquals(List.of("create", "query", "close", "query"), till.gateway.asked);
    }

    @Test
    void cancellingWhatTheCustomerJustPaidIsPaid() {
        var number = till.running().orderNo();
        till.gateway.says(Standing.PAID);
        assertEquals(
                PAID,
                till.services.payments().cancel(number, Acting.UNNAMED).value().state());
        assertEquals(List.of("create", "query"), till.gateway.asked);
    }

    @Test
    void moneyAfterTheEndIsFoundByLookingAgain() {
        var number = till.running().orderNo();
        till.services.payments().cancel(number, Acting.UNNAMED).value();
        till.gateway.says(Standing.PAID);
        till.clock.pass(Duration.ofMinutes(5));
        assertEquals(List.of(number), till.services.checks().due(10));
        assertTrue(till.services.payments().check(number).late());
        assertEquals(List.of(Attention.Kind.PAID_LATE), till.attention());
    }

    @Test
    void anUnknownAnswerToAQueryChangesNothingButIsKept() {
        var number = till.running().orderNo();
        till.gateway.answersOnce(new Outcome.Unknown<>("state 77"));
        var after = till.services.payments().check(number);
        assertEquals(AWAITING_PAYER, after.state());
        assertEquals("state 77", after.watch().word());
    }

    @Test
    void aProcessThatDiedBeforeItSentAnythingLeavesNoMoneyInDoubt() {
        till.gateway.duringCreate(() -> {
            throw new IllegalStateException("dies here");
        });
        try {
            till.running();
        } catch (IllegalStateException e) {
            assertEquals("dies here", e.getMessage());
        }
        var left = till.services.orders().named(till.sent.getFirst().number()).getFirst();
        assertEquals(CREATED, left.state());
        till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN));
        till.gateway.answersOnce(Samples.says(Standing.NOT_FOUND));
        assertEquals(UNCERTAIN, till.services.payments().check(left.orderNo()).state());
        till.gateway.answersOnce(Samples.says(Standing.NOT_FOUND));
        assertEquals(DECLINED, till.services.payments().check(left.orderNo()).state());
    }

    @Test
    void twoChecksAtOnceAskOnce() {
        var number = till.running().orderNo();
        leasedByAnother(number, Duration.ofSeconds(60));
        till.gateway.says(Standing.PAID);
        assertEquals(AWAITING_PAYER, till.services.checks().check(number).state());
        assertEquals(List.of("create"), till.gateway.asked);
        till.clock.pass(Duration.ofSeconds(61));
        assertEquals(PAID, till.services.checks().check(number).state());
    }

    @Test
    void cancellingAndAskingNowWaitForTheCheckThatIsUnderWay() {
        var first = till.running().orderNo();
        leasedByAnother(first, Duration.ofSeconds(3));
        assertEquals(
                CANCELLED,
                till.services.payments().cancel(first, Acting.UNNAMED).value().state());
        till.gateway.says(Standing.WAITING);
        var second = till.running().orderNo();
        leasedByAnother(second, Duration.ofSeconds(3));
        till.gateway.says(Standing.PAID);
        assertEquals(PAID, till.services.payments().check(second).state());
    }

    private void leasedByAnother(OrderNo number, Duration time) {
        var now = till.clock.instant();
        assertTrue(till.ledger.payments().lease(number, "another", now, now.plus(time)));
    }

    @Test
    void theHistoryVerifiesAfterAllOfIt() {
        till.paid();
        till.services
                .payments()
                .cancel(till.running().orderNo(), Acting.UNNAMED)
                .value();
        assertEquals(List.of(), till.ledger.history().verify().faults());
    }
}
