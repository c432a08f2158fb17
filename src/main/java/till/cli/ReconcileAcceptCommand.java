package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;

/** {@code till reconcile accept}: lets a difference stand as it is, with a reason. */
@CommandLine.Command(name = "accept")
final class ReconcileAcceptCommand implements Command {
    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cli.option.difference")
    private String id = "";

    @Option(names = "--reason", paramLabel = "R", required = true, descriptionKey = "cli.option.acceptReason")
    private String reason = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.provenInTill(Act.RECONCILE, till -> {
            var list = new DifferenceList(run, till);
            var changed = list.book().accept(list.find(id), reason, run.acting());
            return list.show(DifferenceList.orStopped(changed, ExitCode.REFUSED));
        });
    }
}
