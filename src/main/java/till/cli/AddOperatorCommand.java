package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.access.Operators;
import till.domain.Act;

/** {@code till operators add}: adds somebody; the new PIN is the line after those that prove who adds. */
@CommandLine.Command(name = "add")
final class AddOperatorCommand implements Command {
    @Parameters(paramLabel = "ID", descriptionKey = "cli.option.operatorId")
    private String id = "";

    @Option(names = "--name", paramLabel = "N", required = true, descriptionKey = "cli.option.operatorName")
    private String name = "";

    @Option(names = "--role", paramLabel = "R", required = true, descriptionKey = "cli.option.role")
    private String role = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var wanted = new Operators.NewOperator(id, name, PeopleAnswers.role(role));
        return run.inTill(Act.PEOPLE, till -> {
            var pin = run.secrets().fresh(id.strip());
            return new PeopleAnswers(run.output())
                    .issued(till.services().operators().add(wanted, pin, run.acting()));
        });
    }
}
