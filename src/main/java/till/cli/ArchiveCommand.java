package till.cli;

import java.nio.file.Path;
import java.time.Year;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Result;
import till.report.YearArchive;

/** {@code till archive}: puts a year away as a folder that proves itself without the program; takes nothing out of the ledger. */
@CommandLine.Command(name = "archive")
final class ArchiveCommand implements Command {
    private static final int EARLIEST = 2000;

    @Parameters(paramLabel = "YEAR", descriptionKey = "cli.option.archiveYear")
    private int year;

    @Option(names = "--to", paramLabel = "FOLDER", required = true, descriptionKey = "cli.option.archiveTo")
    private @Nullable Path to;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.EXPORT, till -> {
            var today = till.services().orders().today();
            if (year < EARLIEST || year > today.getYear()) {
                throw Stopped.wrongUse("archive.year", Integer.toString(year));
            }
            var target = Objects.requireNonNull(to, "picocli demands it");
            var written = till.reports().archive().write(Year.of(year), target, (part, rows) -> {
                run.output()
                        .progress(
                                "archive.progress",
                                run.texts().text(part == null ? "archive.history" : "archive.part." + part),
                                Long.toString(rows));
                return true;
            });
            return switch (written) {
                case Result.Failed<YearArchive.Archived>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
                case Result.Done<YearArchive.Archived>(var archived) -> done(run, till, archived);
            };
        });
    }

    private ExitCode done(Run run, OpenedTill till, YearArchive.Archived archived) {
        var folder = archived.folder().toString();
        till.services()
                .access()
                .done(run.acting(), Act.EXPORT, Map.of("archive", Integer.toString(year), "folder", folder));
        run.output().say("archive.done", folder, Long.toString(archived.rows()), Long.toString(archived.events()));
        run.output().object(answer -> {
            answer.put("folder", folder);
            answer.put("rows", archived.rows());
            answer.put("events", archived.events());
        });
        return ExitCode.DONE;
    }
}
