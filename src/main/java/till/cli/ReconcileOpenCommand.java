package till.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;

/** {@code till reconcile open}: what still differs, over all days, oldest first; or one difference with its history. */
@CommandLine.Command(name = "open")
final class ReconcileOpenCommand implements Command {
    @Parameters(paramLabel = "NAME", arity = "0..1", descriptionKey = "cli.option.difference")
    private @Nullable String id;

    @Option(names = "--gateway", paramLabel = "ID", descriptionKey = "cli.option.reconcileGateway")
    private @Nullable String gateway;

    @Option(names = "--all", descriptionKey = "cli.option.reconcileAll")
    private boolean all;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.SEE_REPORTS, till -> {
            var list = new DifferenceList(run, till);
            if (id != null) {
                return list.show(list.find(id));
            }
            var book = list.book();
            var shown = all ? book.standing(gateway) : book.open(gateway);
            list.show(shown);
            return book.open(gateway).isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
        });
    }
}
