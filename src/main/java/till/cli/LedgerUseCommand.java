package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Mode;
import till.service.LedgerSetup;

/** {@code till ledger use}: from the next start the shop's ledger is on a server, or in this till's own file again. */
@CommandLine.Command(name = "use")
final class LedgerUseCommand implements Command {
    private static final String FILE = "file";

    @Parameters(paramLabel = "URL|file", descriptionKey = "cli.option.ledgerUse")
    private String url = "";

    @Option(names = "--leave-own", descriptionKey = "cli.option.ledgerLeave")
    private boolean leave;

    @Option(names = "--replace", descriptionKey = "cli.option.ledgerReplace")
    private boolean replace;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        run.output().mode(Mode.LIVE);
        LedgerCommand.allowed(run);
        var setup = run.opener().ledgerSetup(run.opening());
        if (url.equals(FILE)) {
            var obstacle = setup.useFile();
            if (obstacle.isPresent()) {
                throw new Stopped(ExitCode.REFUSED, obstacle.get());
            }
            run.output().say("cli.ledger.usedFile", setup.file().toString());
            return ExitCode.DONE;
        }
        var server = LedgerCommand.server(url);
        var password = run.secrets().password(server.user());
        LedgerTestCommand.told(
                run,
                server,
                LedgerCommand.orStopped(
                        setup.use(server, password, new LedgerSetup.How(leave, replace), run.acting())));
        run.output().say("cli.ledger.used", server.place());
        return ExitCode.DONE;
    }
}
