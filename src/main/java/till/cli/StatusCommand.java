package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Attention;
import till.domain.Payment;
import till.domain.PaymentState;

/** {@code till status}: shows where a payment stands, after asking the gateway where told to. */
@CommandLine.Command(name = "status")
final class StatusCommand implements Command {
    @Parameters(paramLabel = "REF", descriptionKey = "cli.option.ref")
    private String ref = "";

    @Option(names = "--refresh", descriptionKey = "cli.option.refresh")
    private boolean refresh;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.SEE_ORDERS, ref, till -> {
            var services = till.services();
            var found = new References(services.orders()).find(ref);
            var payment = refresh ? services.attention().checkNow(found.orderNo()) : found;
            var view = new PaymentView(run.output(), services);
            var code = view.end(payment, view.message(payment), code(payment));
            services.orders().details(payment.orderNo()).stream()
                    .flatMap(details -> details.attention().stream())
                    .filter(attention -> attention.settledAt() == null)
                    .forEach(attention -> tell(run.output(), attention));
            return code;
        });
    }

    private static void tell(Output output, Attention attention) {
        var kind = "attention.kind." + attention.kind();
        output.say(
                "cli.status.attention",
                output.texts().text(kind),
                output.texts().text(kind + ".explained"));
    }

    private static ExitCode code(Payment payment) {
        var inDoubt = payment.state() == PaymentState.UNCERTAIN || payment.state() == PaymentState.LAPSED;
        return inDoubt ? ExitCode.UNCERTAIN : ExitCode.DONE;
    }
}
