package till.cli;

import picocli.CommandLine;

/** {@code till agreements pause}: no charge goes out until it is resumed. */
@CommandLine.Command(name = "pause")
final class AgreementPauseCommand extends OneAgreement {
    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return changed(run, (agreements, id) -> agreements.pause(id, run.acting()));
    }
}
