package till.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Problem;
import till.domain.Result;
import till.service.AgreementCharges.Ran;
import till.service.Started;

/** {@code till agreements run}: makes what is due now, or charges one that has no dates. */
@CommandLine.Command(name = "run")
final class AgreementRunCommand implements Command {
    @Parameters(arity = "0..1", paramLabel = "AGREEMENT", descriptionKey = "cli.parameter.agreement")
    private @Nullable String id;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var one = id;
        return run.provenInTill(Act.AGREEMENTS, till -> one == null ? due(run, till) : now(run, till, one));
    }

    private static ExitCode due(Run run, OpenedTill till) throws Stopped {
        return switch (till.agreements().run(run.acting())) {
            case Result.Failed<Ran>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
            case Result.Done<Ran>(var ran) -> {
                run.output()
                        .say(
                                "agreement.ran",
                                Integer.toString(ran.made()),
                                Integer.toString(ran.ended()),
                                Integer.toString(ran.waiting()));
                run.output()
                        .object(answer -> answer.put("made", ran.made())
                                .put("ended", ran.ended())
                                .put("waiting", ran.waiting()));
                yield ExitCode.DONE;
            }
        };
    }

    private static ExitCode now(Run run, OpenedTill till, String id) throws Stopped {
        var view = new PaymentView(run.output(), till.services());
        return switch (till.agreements().chargeNow(id, run.acting())) {
            case Started.Running(var payment) -> view.end(payment, view.message(payment), ExitCode.DONE);
            case Started.Declined(var payment, var problem) ->
                view.end(payment, run.texts().text(problem), ExitCode.REFUSED);
            case Started.NotStarted(Problem problem) -> throw new Stopped(ExitCode.REFUSED, problem);
            case Started.SaleTaken(var holder) -> view.end(holder, view.message(holder), ExitCode.REFUSED);
        };
    }
}
