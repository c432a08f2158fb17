package till.cli;

import picocli.CommandLine;

/** {@code till verify}: replays the ledger's history and holds it against the rows. */
@CommandLine.Command(name = "verify")
final class VerifyCommand implements Command {
    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
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
