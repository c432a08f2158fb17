package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Mode;

/**
 * {@code till ledger update}: changes the tables of an older program on the server after a copy was made, as any start does; without
 * one only for whom has the database's password.
 */
@CommandLine.Command(name = "update")
final class LedgerUpdateCommand implements Command {
    @Option(names = "--without-backup", descriptionKey = "cli.option.ledgerWithoutBackup")
    private boolean withoutBackup;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        run.output().mode(Mode.LIVE);
        var setup = run.opener().ledgerSetup(run.opening());
        var server = LedgerCommand.inUse(LedgerCommand.orStopped(setup.server()));
        var done = withoutBackup ? setup.updateWithoutBackup(run.secrets().password(server.user())) : setup.update();
        var changed = LedgerCommand.orStopped(done);
        run.output()
                .say(
                        changed.from() == changed.to() ? "cli.ledger.upToDate" : "cli.ledger.updated",
                        server.place(),
                        Integer.toString(changed.from()),
                        Integer.toString(changed.to()));
        return ExitCode.DONE;
    }
}
