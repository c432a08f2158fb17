package till.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Difference;
import till.domain.Result;
import till.report.statement.ReconciliationBook;

/** A command that does something with one difference, named by the beginning of its name, and shows it with its history. */
abstract class DifferenceCommand implements Command {
    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cli.option.difference")
    private String id = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    /** Does it, if whoever acts may. */
    abstract Result<Difference> change(ReconciliationBook book, Difference difference, Acting acting);

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.provenInTill(Act.RECONCILE, till -> {
            var list = new DifferenceList(run, till);
            var changed = change(list.book(), list.find(id), run.acting());
            return list.show(DifferenceList.orStopped(changed, ExitCode.REFUSED));
        });
    }
}
