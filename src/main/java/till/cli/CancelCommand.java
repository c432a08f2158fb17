package till.cli;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Acting;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Result;

/** {@code till cancel}: closes an open payment at its gateway; the exit code tells how it really ended. */
@CommandLine.Command(name = "cancel")
final class CancelCommand implements Command {
    private static final int TRIES = 5;
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration CARRIED_OUT = Duration.ofSeconds(10);

    @Parameters(paramLabel = "REF", descriptionKey = "cli.option.ref")
    private String ref = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.CANCEL, ref, till -> {
            var found = new References(till.services().orders()).find(ref);
            var ended = cancel(till, found, run.acting());
            var view = new PaymentView(run.output(), till.services());
            var message = ended.state() == PaymentState.PAID
                    ? run.texts().text("cli.cancel.paid", ended.order().reference())
                    : view.message(ended);
            return view.end(ended, message, code(ended.state()));
        });
    }

    /** A window may be asking about the same payment this very moment: then nothing was closed, and it is tried again. */
    private static Payment cancel(OpenedTill till, Payment payment, Acting acting) throws Stopped {
        try (var waiting = new Waiting(till.services().feed(), payment.orderNo())) {
            var seen = once(till, payment, acting);
            for (var tries = 1; tries < TRIES && notTried(seen.state()); tries++) {
                waiting.until(BETWEEN, () -> false, _ -> false);
                seen = once(till, payment, acting);
            }
            return underWay(till, seen) ? ended(till, waiting, seen) : seen;
        }
    }

    private static Payment once(OpenedTill till, Payment payment, Acting acting) throws Stopped {
        return switch (till.services().payments().cancel(payment.orderNo(), acting)) {
            case Result.Done<Payment>(var after) -> after;
            case Result.Failed<Payment>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
        };
    }

    /** A gateway may take a close first and carry it out a moment later. */
    private static boolean underWay(OpenedTill till, Payment payment) {
        return payment.state() == PaymentState.LAPSED
                && till.services().orders().details(payment.orderNo()).stream()
                        .flatMap(details -> details.operations().stream())
                        .anyMatch(operation -> operation.state() == OperationState.ACCEPTED);
    }

    private static Payment ended(OpenedTill till, Waiting waiting, Payment payment) {
        till.startPolling();
        return waiting.until(
                CARRIED_OUT,
                () -> till.services().payments().find(payment.orderNo()).orElse(payment),
                seen -> seen.state() != PaymentState.LAPSED);
    }

    private static boolean notTried(PaymentState state) {
        return switch (state) {
            case CREATED, AWAITING_PAYER, UNCERTAIN -> true;
            case AUTHORIZED, PAID, DECLINED, LAPSED, CANCELLED, EXPIRED -> false;
        };
    }

    private static ExitCode code(PaymentState state) {
        return switch (state) {
            case CANCELLED, EXPIRED, DECLINED -> ExitCode.DONE;
            case PAID -> ExitCode.REFUSED;
            case CREATED, AWAITING_PAYER, AUTHORIZED, UNCERTAIN, LAPSED -> ExitCode.UNCERTAIN;
        };
    }
}
