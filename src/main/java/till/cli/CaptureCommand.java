package till.cli;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.AmountText;
import till.domain.Payment;
import till.domain.PaymentState;
import till.service.Captured;

/** {@code till capture}: takes the money that is held for a payment, all of it or a part. */
@CommandLine.Command(name = "capture")
final class CaptureCommand implements Command {
    @Parameters(paramLabel = "REF", descriptionKey = "cli.option.ref")
    private String ref = "";

    @Option(names = "--amount", paramLabel = "A", descriptionKey = "cli.option.captureAmount")
    private @Nullable String amount;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.CAPTURE, ref, till -> {
            var found = new References(till.services().orders()).find(ref);
            var view = new PaymentView(run.output(), till.services());
            return switch (till.services().captures().capture(found.orderNo(), wanted(found), run.acting())) {
                case Captured.NotAsked(var problem) ->
                    view.end(found, run.texts().text(problem), ExitCode.REFUSED);
                case Captured.Declined(var payment, var problem) ->
                    view.end(payment, run.texts().text(problem), ExitCode.REFUSED);
                case Captured.Asked(var payment) -> view.end(payment, view.message(payment), code(payment.state()));
            };
        });
    }

    private @Nullable Money wanted(Payment payment) throws Stopped {
        if (amount == null) {
            return null;
        }
        return switch (AmountText.read(amount, payment.amount().getCurrencyUnit())) {
            case AmountText.Amount(var money) -> money;
            case AmountText.Wrong(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
        };
    }

    private static ExitCode code(PaymentState state) {
        return switch (state) {
            case PAID -> ExitCode.DONE;
            case DECLINED, CANCELLED, EXPIRED -> ExitCode.REFUSED;
            case CREATED, AWAITING_PAYER, AUTHORIZED, UNCERTAIN, LAPSED -> ExitCode.UNCERTAIN;
        };
    }
}
