package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;

/** {@code till reconcile assign}: gives a difference to somebody to look into; without a person to nobody. */
@CommandLine.Command(name = "assign")
final class ReconcileAssignCommand implements Command {
    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cli.option.difference")
    private String id = "";

    @Parameters(index = "1", paramLabel = "PERSON", arity = "0..1", descriptionKey = "cli.option.assignee")
    private String person = "";

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
            var changed = list.book().assign(list.find(id), person.isBlank() ? null : person.strip(), run.acting());
            return list.show(DifferenceList.orStopped(changed, ExitCode.REFUSED));
        });
    }
}
