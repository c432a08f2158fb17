package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code till ship}: parcels of orders; by itself it lists them. */
@CommandLine.Command(
        name = "ship",
        subcommands = {
            ShipAddCommand.class,
            ShipBatchCommand.class,
            ShipModifyCommand.class,
            ShipCancelCommand.class,
            ShipShowCommand.class,
            ShipListCommand.class,
            ShipRefreshCommand.class
        })
final class ShipCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return ShipListCommand.show(run, "", "");
    }
}
