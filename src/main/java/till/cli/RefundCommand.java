package till.cli;

import java.time.Duration;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.AmountText;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Refund;
import till.service.RefundRequest;
import till.service.Refunded;
import till.settings.AmountFormat;

/** {@code till refund}: gives money back once, and waits for its end where told to. */
@CommandLine.Command(name = "refund")
final class RefundCommand implements Command {
    private static final String ALL = "all";

    @Parameters(paramLabel = "REF", descriptionKey = "cli.option.ref")
    private String ref = "";

    @Option(names = "--amount", paramLabel = "A", required = true, descriptionKey = "cli.option.refundAmount")
    private String amount = "";

    @Option(names = "--reason", paramLabel = "R", required = true, descriptionKey = "cli.option.reason")
    private String reason = "";

    @Option(names = "--wait", paramLabel = "60s", descriptionKey = "cli.option.refundWait")
    private @Nullable String wait;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var most = wait == null ? Duration.ZERO : WaitTime.read(wait);
        if (reason.isBlank()) {
            throw Stopped.wrongUse("refund.reasonMissing");
        }
        return run.inTill(Act.REFUND, ref, till -> {
            var payment = new References(till.services().orders()).find(ref);
            var request = new RefundRequest(payment.orderNo(), amount(till, payment), reason);
            return switch (till.services().refunds().refund(request, run.acting())) {
                case Refunded.NotAsked(var problem) -> show(run, till, payment, ExitCode.REFUSED, problem);
                case Refunded.Declined(var _, var problem) -> show(run, till, payment, ExitCode.REFUSED, problem);
                case Refunded.Asked(var refund) -> {
                    var ended = most.isZero() ? refund : waited(run, till, refund, most);
                    yield show(run, till, payment, code(ended.state()), message(ended));
                }
            };
        });
    }

    /** {@code all} is exactly what is left, after asking the gateway whether the payment is paid at all. */
    private Money amount(OpenedTill till, Payment payment) throws Stopped {
        if (amount.strip().equalsIgnoreCase(ALL)) {
            var current =
                    payment.received() == null ? till.services().payments().check(payment.orderNo()) : payment;
            var left = till.services()
                    .refunds()
                    .left(current)
                    .orElseThrow(() ->
                            Stopped.refused("refund.notPaid", current.state().name()));
            if (!left.isPositive()) {
                throw Stopped.refused("refund.tooMuch", Problem.amount(left));
            }
            return left;
        }
        var paid = payment.received() == null ? payment.amount() : payment.received();
        return switch (AmountText.read(amount, paid.getCurrencyUnit())) {
            case AmountText.Amount(var money) -> money;
            case AmountText.Wrong(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
        };
    }

    private static Refund waited(Run run, OpenedTill till, Refund refund, Duration most) {
        var refunds = till.services().refunds();
        run.output().progress("cli.refund.waiting", refund.refundNo().text(), Long.toString(most.toSeconds()));
        try (var waiting = new Waiting(till.services().feed(), refund.orderNo());
                var _ = till.onInterrupt(() -> run.output()
                        .progress("cli.refund.interrupted", refund.refundNo().text()))) {
            till.startPolling();
            return waiting.until(
                    most,
                    () -> refunds.of(refund.orderNo()).stream()
                            .filter(each -> each.refundNo().equals(refund.refundNo()))
                            .findFirst()
                            .orElse(refund),
                    seen -> seen.state().isFinished());
        }
    }

    private static ExitCode show(Run run, OpenedTill till, Payment payment, ExitCode code, Problem problem) {
        var message = run.texts().text(problem);
        var current = till.services().payments().find(payment.orderNo()).orElse(payment);
        return new PaymentView(run.output(), till.services()).end(current, message, code);
    }

    private static Problem message(Refund refund) {
        return Problem.of(
                "cli.refund.now." + refund.state(),
                AmountFormat.withCurrency(refund.amount()),
                refund.orderNo().text());
    }

    private static ExitCode code(OperationState state) {
        return switch (state) {
            case DONE -> ExitCode.DONE;
            case ACCEPTED -> ExitCode.NOT_YET;
            case FAILED -> ExitCode.REFUSED;
            case RESERVED, SENT, UNCERTAIN -> ExitCode.UNCERTAIN;
        };
    }
}
