package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Mode;
import till.settings.TimeFormat;

/** {@code till ledger tills}: which tills work at the shared ledger, and when each was last seen. */
@CommandLine.Command(name = "tills")
final class LedgerTillsCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        run.output().mode(Mode.LIVE);
        var setup = run.opener().ledgerSetup(run.opening());
        var seats = LedgerCommand.orStopped(setup.tills());
        seats.forEach(seat -> run.output()
                .say(
                        seat.missing() ? "ledger.told.tillMissing" : "ledger.told.till",
                        seat.till(),
                        seat.machine(),
                        TimeFormat.dayAndSecond(seat.seenAt(), setup.zone())));
        run.output().object(answer -> {
            var all = answer.putArray("tills");
            seats.forEach(seat -> all.addObject()
                    .put("till", seat.till())
                    .put("machine", seat.machine())
                    .put("seenAt", seat.seenAt().toString())
                    .put("missing", seat.missing()));
        });
        return ExitCode.DONE;
    }
}
