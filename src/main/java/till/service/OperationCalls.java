package till.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.Money;
import till.domain.By;
import till.domain.Operation;
import till.domain.Operation.Kind;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.gateway.Captures;
import till.gateway.Closing;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.Voids;
import till.ledger.Operations;
import till.service.Steps.Step;

/**
 * Closes, captures and voids: the row is on disk before the call, the call goes out once, and what came of it is told by a
 * later query only. May be shared between threads.
 */
final class OperationCalls {
    private final Operations operations;
    private final Surroundings here;

    OperationCalls(Books books, Surroundings here) {
        this.operations = books.ledger().operations();
        this.here = here;
    }

    void close(Payment payment, Gateway gateway, Operation.Cause cause, By by) {
        gateway.find(Closing.class)
                .ifPresent(closing ->
                        once(draft(payment, Kind.CLOSE, cause, by), () -> closing.close(PaymentChecks.ref(payment))));
    }

    void letGo(Payment payment, Gateway gateway, By by) {
        var cause = Operation.Cause.CANCELLED_AT_TILL;
        gateway.find(Voids.class)
                .ifPresent(voids ->
                        once(draft(payment, Kind.VOID, cause, by), () -> voids.letGo(PaymentChecks.ref(payment))));
    }

    /** What the gateway said at once; empty where another operation of the payment is unfinished and nothing was sent. */
    Optional<Outcome<Captures.Captured>> capture(Payment payment, Captures captures, Money amount, By by) {
        return once(
                new Operations.Draft(
                        UUID.randomUUID().toString(),
                        payment.orderNo(),
                        Kind.CAPTURE,
                        Operation.Cause.CAPTURED_AT_TILL,
                        amount,
                        by),
                () -> captures.capture(PaymentChecks.ref(payment), amount));
    }

    private static Operations.Draft draft(Payment payment, Kind kind, Operation.Cause cause, By by) {
        return new Operations.Draft(UUID.randomUUID().toString(), payment.orderNo(), kind, cause, null, by);
    }

    private <T extends Outcome.Said> Optional<Outcome<T>> once(Operations.Draft draft, Supplier<Outcome<T>> call) {
        var begun = operations.begin(draft, now());
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        here.steps().reached(written(draft.kind()));
        if (now().isAfter(begun.get().createdAt().plus(Pace.LATEST_SENDING))) {
            // whoever slept since then sends nothing: another till may have taken it for one without effect
            operations.move(draft.id(), OperationState.SENT, OperationState.FAILED, now(), "not sent");
            return Optional.of(new Outcome.Refused<>(Problem.of("operation.tooLate"), "not sent"));
        }
        var outcome = call.get();
        here.steps().reached(answered(draft.kind()));
        operations.move(draft.id(), OperationState.SENT, state(outcome), now(), outcome.word());
        return Optional.of(outcome);
    }

    private static Step written(Kind kind) {
        return switch (kind) {
            case CLOSE -> Step.CLOSE_WRITTEN;
            case CAPTURE -> Step.CAPTURE_WRITTEN;
            case VOID -> Step.VOID_WRITTEN;
        };
    }

    private static Step answered(Kind kind) {
        return switch (kind) {
            case CLOSE -> Step.CLOSE_ANSWERED;
            case CAPTURE -> Step.CAPTURE_ANSWERED;
            case VOID -> Step.VOID_ANSWERED;
        };
    }

    private static OperationState state(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Answered<?> answered -> OperationState.ACCEPTED;
            case Outcome.Refused<?> refused -> OperationState.FAILED;
            case Outcome.Exists<?> exists -> OperationState.UNCERTAIN;
            case Outcome.Unknown<?> unknown -> OperationState.UNCERTAIN;
        };
    }

    /** Ends our own operations once the payment's state, or the gateway's own word, shows what came of them. */
    void end(Payment payment, Outcome<PaymentAnswer> outcome, Duration longestCall) {
        for (var operation : operations.of(payment.orderNo())) {
            if (!operation.state().isFinished()) {
                end(payment, operation, outcome, longestCall)
                        .ifPresent(state -> operations.move(
                                operation.id(),
                                operation.state(),
                                state,
                                now(),
                                payment.watch().word()));
            }
        }
    }

    private Optional<OperationState> end(
            Payment payment, Operation operation, Outcome<PaymentAnswer> outcome, Duration longestCall) {
        var captures = operation.kind() == Kind.CAPTURE;
        if (!payment.state().isOpen()) {
            var paid = payment.state() == PaymentState.PAID;
            return Optional.of(paid == captures ? OperationState.DONE : OperationState.FAILED);
        }
        var before = captures || operation.kind() == Kind.VOID ? Standing.AUTHORIZED : Standing.WAITING;
        var over = !now().isBefore(operation.createdAt().plus(longestCall).plus(Pace.MARGIN));
        // after the longest call still as before it: without effect; but a capture that was taken may be slow
        var withoutEffect =
                over && stands(outcome, before) && !(captures && operation.state() == OperationState.ACCEPTED);
        return withoutEffect ? Optional.of(OperationState.FAILED) : Optional.empty();
    }

    private static boolean stands(Outcome<PaymentAnswer> outcome, Standing standing) {
        return outcome instanceof Outcome.Answered<PaymentAnswer>(var answer) && answer.standing() == standing;
    }

    /** Why we asked the gateway to close it or let it go, where we did and it was not refused. */
    Optional<Operation.Cause> endedByUs(OrderNo orderNo) {
        return ours(orderNo)
                .filter(operation -> operation.kind() != Kind.CAPTURE)
                .map(Operation::cause)
                .findFirst();
    }

    /** Whether the gateway took a close just now of which nothing is known yet. */
    boolean closeTaken(OrderNo orderNo) {
        return ours(orderNo)
                .anyMatch(operation -> operation.kind() == Kind.CLOSE
                        && operation.state() == OperationState.ACCEPTED
                        && now().isBefore(operation.createdAt().plus(Pace.CARRYING_OUT)));
    }

    /** What we asked to capture, where we did and it was not refused. */
    Optional<Money> captured(OrderNo orderNo) {
        return ours(orderNo)
                .flatMap(operation -> Optional.ofNullable(operation.amount()).stream())
                .findFirst();
    }

    private Stream<Operation> ours(OrderNo orderNo) {
        return operations.of(orderNo).stream().filter(operation -> operation.state() != OperationState.FAILED);
    }

    private Instant now() {
        return here.clock().instant();
    }
}
