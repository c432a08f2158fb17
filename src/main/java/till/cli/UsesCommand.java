package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code till gateways uses}: what can be done with each gateway, where and by which command, and why not. */
@CommandLine.Command(name = "uses")
final class UsesCommand implements Command {
    @Option(names = "--markdown", descriptionKey = "cli.option.markdown")
    private boolean markdown;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inOpenTill(till -> {
            var uses = new UsesList(run.output(), run.texts(), till.services().gateways());
            if (markdown) {
                new UsesTable(run.texts(), till.services().gateways()).lines().forEach(run.output()::line);
            } else {
                uses.show();
            }
            return ExitCode.DONE;
        });
    }
}
