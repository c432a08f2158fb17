package till.cli;

import picocli.CommandLine;
import till.domain.Act;

/** {@code till agreements show}: one agreement with every charge that was tried by it. */
@CommandLine.Command(name = "show")
final class AgreementShowCommand extends OneAgreement {
    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.SEE_ORDERS, till -> {
            var view = new AgreementView(run, till);
            var agreement = view.find(id());
            view.all(agreement);
            run.output().object(answer -> view.fields(answer, agreement));
            return ExitCode.DONE;
        });
    }
}
