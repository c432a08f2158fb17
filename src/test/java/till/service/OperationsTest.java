package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Operation;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.domain.Problem;
import till.gateway.Captures;
import till.gateway.Closing;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.Voids;

/** What came of a close, a capture or letting go is told by what the gateway shows of the payment later, and by nothing else. */
class OperationsTest extends TillCases {
    private static final Duration AFTER_THE_CALL = Samples.LONGEST_CALL.plus(Pace.MARGIN);

    @BeforeEach
    void begin() {
        till.gateway.can(Captures.class);
        till.gateway.can(Voids.class);
    }

    private OrderNo held() {
        var orderNo = till.running().orderNo();
        till.gateway.says(Standing.AUTHORIZED);
        till.services.checks().check(orderNo);
        return orderNo;
    }

    private PaymentState check(OrderNo orderNo) {
        return till.services.checks().check(orderNo).state();
    }

    private List<OperationState> operations(OrderNo orderNo) {
        return till.ledger.operations().of(orderNo).stream()
                .map(Operation::state)
                .toList();
    }

    private void cancel(OrderNo orderNo) {
        till.services.payments().cancel(orderNo, Acting.UNNAMED);
    }

    @Test
    void aCloseThatChangedNothingHasFailedOnceItsCallIsOver() {
        var orderNo = till.running().orderNo();
        till.gateway.closes.add(new Outcome.Answered<>(new Closing.Closed("ok")));
        cancel(orderNo);
        assertEquals(List.of(OperationState.ACCEPTED), operations(orderNo));
        till.clock.pass(AFTER_THE_CALL.minusSeconds(1));
        check(orderNo);
        assertEquals(List.of(OperationState.ACCEPTED), operations(orderNo));
        till.clock.pass(Duration.ofSeconds(1));
        till.gateway.answersOnce(new Outcome.Unknown<>("time-out"));
        check(orderNo);
        assertEquals(List.of(OperationState.ACCEPTED), operations(orderNo), "silence proves nothing");
        check(orderNo);
        assertEquals(List.of(OperationState.FAILED), operations(orderNo));
    }

    @Test
    void lettingGoThatChangedNothingHasFailedOnceItsCallIsOver() {
        var orderNo = held();
        till.gateway.voids.add(new Outcome.Unknown<>("time-out"));
        cancel(orderNo);
        assertEquals(List.of(OperationState.UNCERTAIN), operations(orderNo));
        till.clock.pass(AFTER_THE_CALL);
        assertEquals(PaymentState.AUTHORIZED, check(orderNo));
        assertEquals(List.of(OperationState.FAILED), operations(orderNo));
    }

    /** A capture that was taken may be slow; one of which nothing was heard had no effect. */
    @Test
    void aCaptureThatWasTakenIsWaitedForAndAnUnknownOneIsNot() {
        var taken = held();
        till.gateway.captures.add(new Outcome.Answered<>(new Captures.Captured("ok")));
        till.services.captures().capture(taken, null, Acting.UNNAMED);
        till.clock.pass(AFTER_THE_CALL);
        check(taken);
        assertEquals(List.of(OperationState.ACCEPTED), operations(taken));
        till.gateway.says(Standing.WAITING);
        var unknown = held();
        till.gateway.captures.add(new Outcome.Unknown<>("time-out"));
        till.services.captures().capture(unknown, null, Acting.UNNAMED);
        till.clock.pass(AFTER_THE_CALL);
        check(unknown);
        assertEquals(List.of(OperationState.FAILED), operations(unknown));
    }

    /** The gateway let go of money that was to be taken: nobody at the till cancelled it. */
    @Test
    void heldMoneyThatIsGoneAfterACaptureWasAskedForHasExpired() {
        var orderNo = held();
        till.gateway.captures.add(new Outcome.Unknown<>("time-out"));
        till.services.captures().capture(orderNo, null, Acting.UNNAMED);
        till.gateway.says(Standing.CLOSED);
        assertEquals(PaymentState.EXPIRED, check(orderNo));
        assertEquals(List.of(OperationState.FAILED), operations(orderNo));
    }

    /** A refused close did not end the payment: what the gateway closed later it closed by itself. */
    @Test
    void whatTheGatewayClosesAfterItRefusedOursWasNotCancelledByUs() {
        var orderNo = till.running().orderNo();
        till.gateway.closes.add(new Outcome.Refused<>(Problem.of("any"), "no"));
        cancel(orderNo);
        assertEquals(List.of(OperationState.FAILED), operations(orderNo));
        till.gateway.says(Standing.CLOSED);
        assertEquals(PaymentState.LAPSED, check(orderNo));
    }

    @Test
    void everyCallIsWrittenBeforeItGoesOutAndItsAnswerAfter() {
        var closed = till.running().orderNo();
        till.steps.clear();
        cancel(closed);
        assertEquals(
                List.of(
                        Steps.Step.QUERY_ANSWERED,
                        Steps.Step.CLOSE_WRITTEN,
                        Steps.Step.CLOSE_ANSWERED,
                        Steps.Step.QUERY_ANSWERED),
                till.steps);
        till.gateway.says(Standing.WAITING);
        var held = held();
        till.steps.clear();
        cancel(held);
        assertEquals(
                List.of(
                        Steps.Step.QUERY_ANSWERED,
                        Steps.Step.VOID_WRITTEN,
                        Steps.Step.VOID_ANSWERED,
                        Steps.Step.QUERY_ANSWERED),
                till.steps);
        till.gateway.says(Standing.WAITING);
        var captured = held();
        till.steps.clear();
        till.services.captures().capture(captured, null, Acting.UNNAMED);
        assertEquals(
                List.of(
                        Steps.Step.QUERY_ANSWERED,
                        Steps.Step.CAPTURE_WRITTEN,
                        Steps.Step.CAPTURE_ANSWERED,
                        Steps.Step.QUERY_ANSWERED),
                till.steps);
    }
}
