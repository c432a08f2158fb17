package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;

/** {@code till operators rename}: changes the name that colleagues see; the ID stays. */
@CommandLine.Command(name = "rename")
final class RenameOperatorCommand implements Command {
    @Parameters(paramLabel = "ID", descriptionKey = "cli.option.operatorId")
    private String id = "";

    @Option(names = "--name", paramLabel = "N", required = true, descriptionKey = "cli.option.operatorName")
    private String name = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(
                Act.PEOPLE,
                till -> new PeopleAnswers(run.output())
                        .changed(till.services().operators().rename(Naming.id(id), name, run.acting())));
    }
}
