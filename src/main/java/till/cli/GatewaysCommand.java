package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code till gateways}: the list of this mode's gateways, and what can be done with them. */
@CommandLine.Command(
        name = "gateways",
        subcommands = {
            GatewayListCommand.class,
            ImportCommand.class,
            ProbeCommand.class,
            NotifyUrlCommand.class,
            RemoveGatewayCommand.class,
            UsesCommand.class
        })
final class GatewaysCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return GatewayList.show(run);
    }
}
