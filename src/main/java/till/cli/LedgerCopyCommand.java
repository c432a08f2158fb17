package till.cli;

import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.LedgerMoving;
import till.domain.Mode;

/** {@code till ledger copy}: moves this till's ledger to a server, and goes on where an earlier copy was cut short. */
@CommandLine.Command(name = "copy")
final class LedgerCopyCommand implements Command {
    private static final int PERCENT = 100;

    @Parameters(paramLabel = "URL", descriptionKey = "cli.option.ledgerUrl")
    private String url = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    private final Map<LedgerMoving.Step, Long> shown = new EnumMap<>(LedgerMoving.Step.class);

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        run.output().mode(Mode.LIVE);
        LedgerCommand.allowed(run);
        var setup = run.opener().ledgerSetup(run.opening());
        var server = LedgerCommand.server(url);
        var password = run.secrets().password(server.user());
        var copied = LedgerCommand.orStopped(
                setup.copy(server, password, progress -> show(run.output(), progress), run.acting()));
        var rows = Long.toString(copied.rows());
        run.output().say("cli.ledger.copied", rows, Long.toString(copied.payments()), server.place());
        run.output().say("cli.ledger.used", server.place());
        run.output()
                .object(answer -> answer.put("rows", copied.rows())
                        .put("payments", copied.payments())
                        .put("events", copied.events()));
        return ExitCode.DONE;
    }

    /** Every per cent once. */
    private void show(Output output, LedgerMoving.Progress progress) {
        var percent = progress.all() == 0 ? PERCENT : progress.done() * PERCENT / progress.all();
        var before = shown.put(progress.step(), percent);
        if (before == null || before != percent) {
            output.progress("ledger.told.progress." + progress.step(), Long.toString(percent));
        }
    }
}
