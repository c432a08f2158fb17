package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code till z}: the closes of business days; by itself it lists them. */
@CommandLine.Command(
        name = "z",
        subcommands = {ZListCommand.class, ZShowCommand.class, ZPrintCommand.class})
final class ZCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return ZListCommand.list(run);
    }
}
