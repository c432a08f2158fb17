package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;

/** {@code till agreements pause}: no charge goes out until it is resumed. */
@CommandLine.Command(name = "pause")
final class AgreementPauseCommand implements Command {
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
            return view.end(till.agreements().pause(view.find(id).id(), run.acting()));
        });
    }
}
