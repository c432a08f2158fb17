package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code till link}: payment links for customers who are not in the shop; by itself it lists them. */
@CommandLine.Command(
        name = "link",
        subcommands = {LinkCreateCommand.class, LinkListCommand.class})
final class LinkCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return LinkListCommand.show(run, "", "");
    }
}
