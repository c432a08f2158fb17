package till.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.Result;
import till.service.LedgerCheck;

/** {@code till verify}: replays the ledger's history and holds it against the rows; or writes it out, to be checked elsewhere. */
@CommandLine.Command(name = "verify")
final class VerifyCommand implements Command {
    @Option(names = "--export", paramLabel = "FOLDER", descriptionKey = "cli.option.verifyExport")
    private @Nullable Path folder;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return folder == null ? verify(run) : export(run, folder);
    }

    private static ExitCode export(Run run, Path folder) throws Stopped, CannotOpen {
        return run.inTill(Act.EXPORT, till -> switch (till.ledgerCheck().export(folder.toAbsolutePath())) {
            case Result.Failed<LedgerCheck.Exported>(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
            case Result.Done<LedgerCheck.Exported>(var written) -> {
                till.services().access().done(run.acting(), Act.EXPORT, Map.of("history", folder.toString()));
                run.output()
                        .say(
                                "cli.verify.exported",
                                folder.toString(),
                                Long.toString(written.events()),
                                Long.toString(written.reports()));
                yield ExitCode.DONE;
            }
        });
    }

    private static ExitCode verify(Run run) throws Stopped, CannotOpen {
        return run.inOpenTill(till -> {
            var report = till.ledgerCheck().verify();
            run.output()
                    .say(
                            "cli.verify.counts",
                            Long.toString(report.events()),
                            Long.toString(report.payments()),
                            Long.toString(report.refunds()));
            if (report.whole()) {
                run.output().say("cli.verify.whole");
                return ExitCode.DONE;
            }
            report.faults().forEach(run.output()::warn);
            run.output()
                    .progress(
                            "cli.verify.faults",
                            Integer.toString(report.faults().size()));
            return ExitCode.REFUSED;
        });
    }
}
