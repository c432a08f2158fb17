package till.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.LedgerMoving;
import till.domain.LedgerServer;
import till.domain.Mode;

/** {@code till ledger test}: tries a server, or the one in use, and changes nothing. */
@CommandLine.Command(name = "test")
final class LedgerTestCommand implements Command {
    @Parameters(paramLabel = "URL", arity = "0..1", descriptionKey = "cli.option.ledgerUrl")
    private @Nullable String url;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var setup = run.opener().ledgerSetup(run.opening());
        run.output().mode(Mode.LIVE);
        var inUse = LedgerCommand.orStopped(setup.server());
        var server = url == null ? LedgerCommand.inUse(inUse) : LedgerCommand.server(url);
        var password = url == null
                ? LedgerCommand.orStopped(setup.password())
                : run.secrets().password(server.user());
        told(run, server, LedgerCommand.orStopped(setup.test(server, password)));
        return ExitCode.DONE;
    }

    static void told(Run run, LedgerServer server, LedgerMoving.Found found) {
        var output = run.output();
        var line = found.encrypted() ? "ledger.told.encrypted" : "ledger.told.inClear";
        output.say("ledger.told.found", server.place(), found.version());
        output.say(line);
        output.say(found.tables() == 0 ? "ledger.told.new" : "ledger.told.holds", Long.toString(found.payments()));
        found.warnings().forEach(warning -> output.warn(run.texts().text(warning)));
        output.object(answer -> answer.put("place", server.place())
                .put("version", found.version())
                .put("encrypted", found.encrypted())
                .put("payments", found.payments()));
    }
}
