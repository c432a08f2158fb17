package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import till.domain.Act;

/** {@code till operators disable}: keeps somebody from signing in and approving, from this moment on. */
@CommandLine.Command(name = "disable")
final class DisableOperatorCommand implements Command {
    @Parameters(paramLabel = "ID", descriptionKey = "cli.option.operatorId")
    private String id = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(
                Act.PEOPLE,
                till -> new PeopleAnswers(run.output())
                        .changed(till.services().operators().disable(Naming.id(id), run.acting())));
    }
}
