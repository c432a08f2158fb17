package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code till catalogue}: what the shop sells, in from a file, out to one, and looked up; by itself it lists all items. */
@CommandLine.Command(
        name = "catalogue",
        subcommands = {CatalogueImportCommand.class, CatalogueExportCommand.class, CatalogueFindCommand.class})
final class CatalogueCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return CatalogueFindCommand.show(run, "", false);
    }
}
