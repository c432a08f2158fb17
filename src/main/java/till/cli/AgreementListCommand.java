package till.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.report.AgreementLines;

/** {@code till agreements list}: all of them, newest first, or every charge as a file. */
@CommandLine.Command(name = "list")
final class AgreementListCommand implements Command {
    @Option(names = "--out", paramLabel = "FILE.csv", descriptionKey = "cli.option.agreement.out")
    private @Nullable Path out;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var file = out;
        return file == null ? show(run) : run.inTill(Act.EXPORT, till -> export(run, till, file));
    }

    static ExitCode show(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.SEE_ORDERS, till -> {
            var view = new AgreementView(run, till);
            var all = till.agreements().all();
            all.forEach(view::line);
            run.output().say("cli.agreement.count", Integer.toString(all.size()));
            run.output().object(answer -> {
                var list = answer.putArray("agreements");
                all.forEach(each -> view.fields(list.addObject(), each));
            });
            return ExitCode.DONE;
        });
    }

    private static ExitCode export(Run run, OpenedTill till, Path file) throws Stopped {
        try {
            var rows = AgreementLines.write(till.agreements(), file);
            till.services().access().done(run.acting(), Act.EXPORT, Map.of("agreements", Long.toString(rows)));
            run.output().say("agreement.exported", Long.toString(rows), file.toString());
            return ExitCode.DONE;
        } catch (IOException e) {
            throw Stopped.wrongUse("ship.file.unwritable", file.toString(), String.valueOf(e.getMessage()));
        }
    }
}
