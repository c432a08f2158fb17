package till.cli;

import picocli.CommandLine;
import till.domain.Mode;

/** {@code till ledger back}: to the file that was left, where nothing was sold on the server since. */
@CommandLine.Command(name = "back")
final class LedgerBackCommand implements Command {
    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        run.output().mode(Mode.LIVE);
        LedgerCommand.allowed(run);
        var setup = run.opener().ledgerSetup(run.opening());
        LedgerCommand.orStopped(setup.back());
        run.output().say("cli.ledger.usedFile", setup.file().toString());
        return ExitCode.DONE;
    }
}
