package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.domain.PaymentState.AUTHORIZED;
import static till.domain.PaymentState.CANCELLED;
import static till.domain.PaymentState.EXPIRED;
import static till.domain.PaymentState.PAID;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Problem;
import till.gateway.Captures;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.Voids;

/** Money that is held first and captured or let go of later. */
class CaptureFlowTest extends TillCases {
    private static final Money PART = Money.parse("HKD 50.00");

    @BeforeEach
    void begin() {
        till.gateway.can(Captures.class);
        till.gateway.can(Voids.class);
    }

    private OrderNo held() {
        var orderNo = till.running().orderNo();
        till.gateway.says(Standing.AUTHORIZED);
        assertEquals(AUTHORIZED, till.services.payments().check(orderNo).state());
        return orderNo;
    }

    private List<OperationState> operations(OrderNo orderNo) {
        return till.ledger.operations().of(orderNo).stream()
                .map(Operation::state)
                .toList();
    }

    @Test
    void heldMoneyIsCapturedOnceAndThenPaid() {
        var orderNo = held();
        var asked =
                assertInstanceOf(Captured.Asked.class, till.services.captures().capture(orderNo, null, Acting.UNNAMED));
        assertEquals(PAID, asked.payment().state());
        assertEquals(Samples.AMOUNT, asked.payment().received());
        assertEquals(List.of(OperationState.DONE), operations(orderNo));
        assertEquals("capture", till.sent.getLast().kind());
        assertEquals(
                "capture.notHeld",
                assertInstanceOf(
                                Captured.NotAsked.class,
                                till.services.captures().capture(orderNo, null, Acting.UNNAMED))
                        .problem()
                        .key());
        assertEquals(
                1,
                till.gateway.asked.stream()
                        .filter(call -> call.startsWith("capture"))
                        .count());
    }

    @Test
    void ofAPartOnlyThePartIsReceived() {
        var orderNo = held();
        till.services.captures().capture(orderNo, PART, Acting.UNNAMED);
        assertEquals(PART, till.now(orderNo).received());
        assertEquals(List.of(), till.attention());
    }

    /** A machine that slept between the question and the capture finds what another till did meanwhile. */
    @Test
    void whatAnotherTillCapturedMeanwhileIsNotCapturedAgain() {
        var orderNo = held();
        till.sentLog = line -> {
            till.sentLog = till.sent::add;
            till.clock.pass(Duration.ofHours(1));
            till.reopened(till.gateway).captures().capture(orderNo, PART, Acting.UNNAMED);
        };
        assertInstanceOf(Captured.NotAsked.class, till.services.captures().capture(orderNo, null, Acting.UNNAMED));
        assertEquals(PART, till.now(orderNo).received());
        assertEquals(
                1,
                till.gateway.asked.stream()
                        .filter(call -> call.startsWith("capture"))
                        .count());
    }

    /** Another till may have concluded from silence that it took no effect. */
    @Test
    void aCaptureThatWasHeldUpAfterItWasWrittenIsNotSent() {
        var orderNo = held();
        till.atStep = step -> {
            if (step == Steps.Step.CAPTURE_WRITTEN) {
                till.clock.pass(Duration.ofSeconds(6));
            }
        };
        assertInstanceOf(Captured.Declined.class, till.services.captures().capture(orderNo, null, Acting.UNNAMED));
        assertEquals(List.of(OperationState.FAILED), operations(orderNo));
        assertEquals(
                0,
                till.gateway.asked.stream()
                        .filter(call -> call.startsWith("capture"))
                        .count());
    }

    @Test
    void moreThanAskedToCaptureIsNeverTakenForPaid() {
        var orderNo = held();
        till.gateway.captures.add(new Outcome.Answered<>(new Captures.Captured("ok")));
        till.gateway.says(Standing.AUTHORIZED);
        till.services.captures().capture(orderNo, PART, Acting.UNNAMED);
        till.gateway.says(Standing.PAID);
        assertEquals(AUTHORIZED, till.services.payments().check(orderNo).state());
        assertEquals(List.of(Attention.Kind.ANSWER_DIFFERS), till.attention());
    }

    @Test
    void anUnknownCaptureIsNotSentAgainWhileItMayTakeEffect() {
        var orderNo = held();
        till.gateway.captures.add(new Outcome.Unknown<>("time-out"));
        assertInstanceOf(Captured.Asked.class, till.services.captures().capture(orderNo, null, Acting.UNNAMED));
        assertEquals(List.of(OperationState.UNCERTAIN), operations(orderNo));
        assertEquals(
                "capture.inFlight",
                assertInstanceOf(
                                Captured.NotAsked.class,
                                till.services.captures().capture(orderNo, null, Acting.UNNAMED))
                        .problem()
                        .key());
        assertEquals(
                AUTHORIZED,
                till.services.payments().cancel(orderNo, Acting.UNNAMED).value().state());
        assertTrue(till.gateway.asked.stream().noneMatch("void"::equals));
        till.gateway.says(Standing.PAID);
        assertEquals(PAID, till.services.payments().check(orderNo).state());
        assertEquals(List.of(OperationState.DONE), operations(orderNo));
    }

    @Test
    void anUnknownCaptureThatTookNoEffectMayBeTriedAgain() {
        var orderNo = held();
        till.gateway.captures.add(new Outcome.Unknown<>("time-out"));
        till.services.captures().capture(orderNo, null, Acting.UNNAMED);
        till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN));
        till.services.payments().check(orderNo);
        assertEquals(List.of(OperationState.FAILED), operations(orderNo));
        assertInstanceOf(Captured.Asked.class, till.services.captures().capture(orderNo, null, Acting.UNNAMED));
        assertEquals(PAID, till.now(orderNo).state());
    }

    @Test
    void aRefusedCaptureLeavesTheMoneyHeld() {
        var orderNo = held();
        till.gateway.captures.add(new Outcome.Refused<>(Problem.of("capture.notHere", "gnete"), "no"));
        var declined = assertInstanceOf(
                Captured.Declined.class, till.services.captures().capture(orderNo, null, Acting.UNNAMED));
        assertEquals(AUTHORIZED, declined.payment().state());
        assertEquals(List.of(OperationState.FAILED), operations(orderNo));
    }

    @Test
    void whatCannotBeLoggedIsNotCaptured() {
        var orderNo = held();
        till.sentLog = line -> {
            throw new UncheckedIOException(new IOException("disk full"));
        };
        assertInstanceOf(Captured.NotAsked.class, till.services.captures().capture(orderNo, null, Acting.UNNAMED));
        assertEquals(List.of(), operations(orderNo));
    }

    @Test
    void moreThanIsHeldOrAnotherCurrencyIsNotAskedFor() {
        var orderNo = held();
        for (var wrong : List.of("HKD 88.51", "HKD 0.00", "USD 1.00")) {
            assertInstanceOf(
                    Captured.NotAsked.class,
                    till.services.captures().capture(orderNo, Money.parse(wrong), Acting.UNNAMED),
                    wrong);
        }
        assertEquals(List.of(), operations(orderNo));
    }

    @Test
    void aCaptureThatCouldNotBeAskedForBesideAnotherCheckIsNotSaidToBeAsked() {
        var orderNo = held();
        var now = till.clock.instant();
        assertTrue(till.ledger.payments().lease(orderNo, "another", now, now.plus(Duration.ofMinutes(5))));
        var busy = assertInstanceOf(
                Captured.NotAsked.class, till.services.captures().capture(orderNo, null, Acting.UNNAMED));
        assertEquals("capture.inFlight", busy.problem().key());
        assertEquals(List.of(), operations(orderNo));
        assertTrue(till.gateway.asked.stream().noneMatch(call -> call.startsWith("capture")));
    }

    @Test
    void cancellingHeldMoneyLetsItGo() {
        var orderNo = held();
        assertEquals(
                CANCELLED,
                till.services.payments().cancel(orderNo, Acting.UNNAMED).value().state());
        assertEquals(List.of(OperationState.DONE), operations(orderNo));
        assertTrue(till.gateway.asked.stream().noneMatch("close"::equals));
    }

    @Test
    void heldMoneyTheGatewayLetGoOfByItselfHasExpired() {
        var orderNo = held();
        till.gateway.says(Standing.CLOSED);
        assertEquals(EXPIRED, till.services.payments().check(orderNo).state());
        assertEquals(List.of(), till.attention());
    }

    @Test
    void heldMoneyIsNotClosedByTheClock() {
        var orderNo = held();
        till.clock.pass(Duration.ofHours(1));
        assertEquals(AUTHORIZED, till.services.payments().check(orderNo).state());
        assertTrue(till.gateway.asked.stream().noneMatch("close"::equals));
    }
}
