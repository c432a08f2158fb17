package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import till.domain.Act;

/** {@code till operators enable}: lets somebody work again who was disabled. */
@CommandLine.Command(name = "enable")
final class EnableOperatorCommand implements Command {
    @Parameters(paramLabel = "ID", descriptionKey = "cli.option.operatorId")
    private String id = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(
                Act.PEOPLE,
                till -> new PeopleAnswers(run.output())
                        .changed(till.services().operators().enable(Naming.id(id), run.acting())));
    }
}
