package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code till agreements}: what customers agreed to be charged again; by itself it lists them. */
@CommandLine.Command(
        name = "agreements",
        subcommands = {
            AgreementListCommand.class,
            AgreementShowCommand.class,
            AgreementAddCommand.class,
            AgreementPauseCommand.class,
            AgreementResumeCommand.class,
            AgreementCancelCommand.class,
            AgreementExpiryCommand.class,
            AgreementRunCommand.class
        })
final class AgreementsCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return AgreementListCommand.show(run);
    }
}
