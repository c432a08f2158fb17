package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;

/** {@code till reconcile comment}: writes something down beside a difference. */
@CommandLine.Command(name = "comment")
final class ReconcileCommentCommand implements Command {
    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "cli.option.difference")
    private String id = "";

    @Parameters(index = "1", paramLabel = "WORDS", descriptionKey = "cli.option.comment")
    private String words = "";

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
            var changed = list.book().comment(list.find(id), words, run.acting());
            return list.show(DifferenceList.orStopped(changed, ExitCode.REFUSED));
        });
    }
}
