package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code till shift}: who works at which till; by itself it lists the shifts. */
@CommandLine.Command(
        name = "shift",
        subcommands = {ShiftListCommand.class, ShiftOpenCommand.class, ShiftCloseCommand.class})
final class ShiftCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return ShiftListCommand.list(run);
    }
}
