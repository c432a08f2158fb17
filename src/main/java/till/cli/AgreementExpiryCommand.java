package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;

/** {@code till agreements expiry}: keeps the expiry of a renewed card at this till. */
@CommandLine.Command(name = "expiry")
final class AgreementExpiryCommand extends OneAgreement {
    @Option(names = "--expiry", required = true, paramLabel = "MM/YY", descriptionKey = "cli.option.agreement.expiry")
    private String expiry = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.provenInTill(Act.AGREEMENTS, till -> {
            var view = new AgreementView(run, till);
            var problem = till.agreements().renew(view.find(id()).id(), expiry, run.acting());
            if (problem.isPresent()) {
                throw new Stopped(ExitCode.REFUSED, problem.get());
            }
            run.output().say("cli.agreement.renewed");
            run.output().object(answer -> answer.put("id", id()));
            return ExitCode.DONE;
        });
    }
}
