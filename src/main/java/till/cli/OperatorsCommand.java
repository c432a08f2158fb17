package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code till operators}: who works at the till; and what can be done with them. */
@CommandLine.Command(
        name = "operators",
        subcommands = {
            OperatorListCommand.class,
            AddOperatorCommand.class,
            RenameOperatorCommand.class,
            DisableOperatorCommand.class,
            EnableOperatorCommand.class,
            RoleCommand.class,
            ResetPinCommand.class,
            LimitCommand.class,
            RecoverCommand.class
        })
final class OperatorsCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return OperatorListCommand.show(run);
    }
}
