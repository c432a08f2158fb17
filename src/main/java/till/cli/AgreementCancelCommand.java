package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;

/** {@code till agreements cancel}: for good. */
@CommandLine.Command(name = "cancel")
final class AgreementCancelCommand implements Command {
    @Parameters(paramLabel = "AGREEMENT", descriptionKey = "cli.parameter.agreement")
    private String id = "";

    @Option(names = "--yes", descriptionKey = "cli.option.agreement.yes")
    private boolean yes;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        if (!yes) {
            throw Stopped.wrongUse("cli.agreement.confirm");
        }
        return run.provenInTill(Act.AGREEMENTS, till -> {
            var view = new AgreementView(run, till);
            return view.end(till.agreements().cancel(view.find(id).id(), run.acting()));
        });
    }
}
