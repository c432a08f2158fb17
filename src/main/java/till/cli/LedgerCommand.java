package till.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.LedgerServer;
import till.domain.Mode;
import till.domain.Result;

/** {@code till ledger}: where the shop's ledger is; and with a word behind it, where it is to be. */
@CommandLine.Command(
        name = "ledger",
        subcommands = {
            LedgerTestCommand.class,
            LedgerUseCommand.class,
            LedgerCopyCommand.class,
            LedgerBackCommand.class,
            LedgerUpdateCommand.class,
            LedgerTillsCommand.class,
            LedgerGoneCommand.class
        })
final class LedgerCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var setup = run.opener().ledgerSetup(run.opening());
        var server = orStopped(setup.server());
        var output = run.output();
        output.mode(Mode.LIVE);
        if (server.isPresent()) {
            output.say("cli.ledger.server", server.get().place(), server.get().user());
            output.say("ledger.told.tls." + server.get().tls());
        } else {
            output.say("cli.ledger.file", setup.file().toString());
        }
        output.object(answer -> answer.put("kind", server.isPresent() ? "server" : "file")
                .put(
                        "place",
                        server.map(LedgerServer::url)
                                .orElseGet(() -> setup.file().toString())));
        return ExitCode.DONE;
    }

    /** For whom may set the till up; a ledger that does not open keeps nobody from saying where another one is. */
    static void allowed(Run run) throws Stopped, CannotOpen {
        try {
            run.guardedSetup(Act.SET_UP);
        } catch (Stopped stopped) {
            if (!stopped.problem().key().startsWith("ledger.")) {
                throw stopped;
            }
            run.output().warn(run.texts().text(stopped.problem()));
        }
    }

    static <T> T orStopped(Result<T> result) throws Stopped {
        return switch (result) {
            case Result.Done<T>(var value) -> value;
            case Result.Failed<T>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
        };
    }

    /** The address that was typed. */
    static LedgerServer server(String url) throws Stopped {
        return switch (LedgerServer.read(url)) {
            case Result.Done<LedgerServer>(var server) -> server;
            case Result.Failed<LedgerServer>(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
        };
    }

    static LedgerServer inUse(Optional<LedgerServer> server) throws Stopped {
        return server.orElseThrow(() -> Stopped.wrongUse("ledger.told.noServer"));
    }
}
