package till.cli;

import picocli.CommandLine;

/** {@code till agreements resume}: from today on; dates that passed are not charged. */
@CommandLine.Command(name = "resume")
final class AgreementResumeCommand extends OneAgreement {
    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return changed(run, (agreements, id) -> agreements.resume(id, run.acting()));
    }
}
