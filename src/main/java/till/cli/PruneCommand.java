package till.cli;

import java.nio.file.Path;
import java.time.Year;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.backup.Backups;
import till.domain.Act;
import till.domain.Problem;
import till.domain.Result;
import till.report.YearPrune;

/** {@code till prune}: takes a year that was put away out of the ledger, for an owner who types the year once more. */
@CommandLine.Command(name = "prune")
final class PruneCommand implements Command {
    @Parameters(paramLabel = "YEAR", descriptionKey = "cli.option.pruneYear")
    private int year;

    @Option(names = "--archive", paramLabel = "FOLDER", required = true, descriptionKey = "cli.option.pruneArchive")
    private @Nullable Path archive;

    @Option(names = "--confirm", paramLabel = "YEAR", descriptionKey = "cli.option.pruneConfirm")
    private int confirmed;

    @Option(names = "--backed-up", descriptionKey = "cli.option.pruneBackedUp")
    private boolean backedUp;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var backups = new AtomicReference<@Nullable Backups>();
        var code = run.inTill(Act.PRUNE, till -> {
            backups.set(till.backups());
            if (year < 1) {
                throw Stopped.wrongUse("archive.year", Integer.toString(year));
            }
            var folder = Objects.requireNonNull(archive, "picocli demands it");
            var wanted = new YearPrune.Wanted(Year.of(year), folder);
            var desk = till.reports().prune();
            tell(run, orStopped(desk.look(wanted, run.acting())));
            confirm(run);
            var pruned = orStopped(desk.prune(
                    wanted,
                    () -> till.backups().now().failure().filter(problem -> !(backedUp && onServer(problem))),
                    (done, all) -> {
                        run.output().progress("prune.progress", Long.toString(done), Long.toString(all));
                        return true;
                    },
                    run.acting()));
            run.output().say("prune.done", Integer.toString(year), Long.toString(pruned.payments()));
            run.output().object(answer -> answer.put("payments", pruned.payments()));
            return ExitCode.DONE;
        });
        var made = backups.get();
        if (made != null && made.compact()) {
            run.output().progress("prune.compacted");
        }
        return code;
    }

    private static void tell(Run run, YearPrune.Look look) {
        var stays = look.stays().entrySet().stream()
                .map(each -> run.texts().text("prune.stay." + each.getKey()) + " " + each.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        run.output()
                .progress(
                        look.stays().isEmpty() ? "prune.look" : "prune.lookStays",
                        look.wanted().year().toString(),
                        Long.toString(look.goes()),
                        Long.toString(look.stay()),
                        stays);
    }

    /** There the program makes none. */
    private static boolean onServer(Problem problem) {
        return problem.key().equals("backup.onServer");
    }

    /** Typed at the terminal, or named once more where nobody sits at one. */
    private void confirm(Run run) throws Stopped {
        var word = Integer.toString(year);
        if (confirmed != year && !new Asking(run).confirmed("prune.ask", word)) {
            throw Stopped.wrongUse("prune.notAsked", word);
        }
    }

    private static <T> T orStopped(Result<T> result) throws Stopped {
        return switch (result) {
            case Result.Done<T>(var value) -> value;
            case Result.Failed<T>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
        };
    }
}
