package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code till gateways list}: the same as {@code till gateways}. */
@CommandLine.Command(name = "list")
final class GatewayListCommand implements Command {
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
