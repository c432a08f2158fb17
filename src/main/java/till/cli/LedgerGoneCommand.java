package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Mode;

/** {@code till ledger gone}: a till that will not come any more to enter what it sent since the ledger was restored. */
@CommandLine.Command(name = "gone")
final class LedgerGoneCommand implements Command {
    @Parameters(paramLabel = "TILL", descriptionKey = "cli.option.ledgerGone")
    private String till = "";

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        run.output().mode(Mode.LIVE);
        run.guardedSetup(Act.RESTORE);
        var setup = run.opener().ledgerSetup(run.opening());
        var left = LedgerCommand.orStopped(setup.gone(till, run.acting()));
        run.output().say(left == 0 ? "ledger.told.gone.last" : "ledger.told.gone", till, Integer.toString(left));
        return ExitCode.DONE;
    }
}
