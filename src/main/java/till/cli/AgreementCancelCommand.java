package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code till agreements cancel}: for good. */
@CommandLine.Command(name = "cancel")
final class AgreementCancelCommand extends OneAgreement {
    @Option(names = "--yes", descriptionKey = "cli.option.agreement.yes")
    private boolean yes;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        if (!yes) {
            throw Stopped.wrongUse("cli.agreement.confirm");
        }
        return changed(run, (agreements, id) -> agreements.cancel(id, run.acting()));
    }
}
