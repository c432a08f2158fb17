package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import till.domain.Act;

/** {@code till operators role}: changes what somebody may do. */
@CommandLine.Command(name = "role")
final class RoleCommand implements Command {
    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "cli.option.operatorId")
    private String id = "";

    @Parameters(index = "1", paramLabel = "R", descriptionKey = "cli.option.role")
    private String role = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var wanted = PeopleAnswers.role(role);
        return run.inTill(
                Act.PEOPLE,
                till -> new PeopleAnswers(run.output())
                        .changed(till.services().operators().role(Naming.id(id), wanted, run.acting())));
    }
}
