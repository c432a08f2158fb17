package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;

/** {@code till agreements resume}: from today on; dates that passed are not charged. */
@CommandLine.Command(name = "resume")
final class AgreementResumeCommand implements Command {
    @Parameters(paramLabel = "AGREEMENT", descriptionKey = "cli.parameter.agreement")
    private String id = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.provenInTill(Act.AGREEMENTS, till -> {
            var view = new AgreementView(run, till);
            return view.end(till.agreements().resume(view.find(id).id(), run.acting()));
        });
    }
}
