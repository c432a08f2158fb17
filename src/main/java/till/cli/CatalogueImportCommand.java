package till.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.catalogue.CatalogueFiles;
import till.catalogue.Fault;
import till.catalogue.ImportPlan;
import till.catalogue.ImportRow;
import till.catalogue.ImportRow.Kind;
import till.domain.Act;
import till.domain.Result;

/**
 * {@code till catalogue import}: tells what a file would do, and writes all of it or nothing. Ends with 3 where a row
 * cannot be imported.
 */
@CommandLine.Command(name = "import")
final class CatalogueImportCommand implements Command {
    @Parameters(paramLabel = "FILE.csv", descriptionKey = "cli.option.catalogueFile")
    private @Nullable Path file;

    @Option(names = "--dry-run", descriptionKey = "cli.option.dryRun")
    private boolean dry;

    @Option(names = "--leave-out", descriptionKey = "cli.option.leaveOut")
    private boolean leaveOut;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.CATALOGUE, till -> {
            var files = new CatalogueFiles(till.catalogue());
            var chosen = Objects.requireNonNull(file, "picocli demands it");
            var plan = or(files.look(chosen, till.settings().currency(), _ -> {}), ExitCode.WRONG_USE);
            plan.of(Kind.WRONG).forEach(row -> row.faults().forEach(fault -> warn(run, row, fault)));
            count(run, plan);
            return dry ? looked(run, plan) : write(run, files, plan);
        });
    }

    private static <T> T or(Result<T> result, ExitCode code) throws Stopped {
        return switch (result) {
            case Result.Done<T>(var value) -> value;
            case Result.Failed<T>(var problem) -> throw new Stopped(code, problem);
        };
    }

    private static void warn(Run run, ImportRow row, Fault fault) {
        var said = run.texts().text(fault.problem());
        var column = fault.column();
        run.output()
                .progress(
                        "cli.catalogue.fault",
                        String.valueOf(row.number()),
                        column == null ? said : run.texts().text("catalogue.import.fault", column.heading(), said));
    }

    private static void count(Run run, ImportPlan plan) {
        var counts = plan.counts();
        run.output()
                .say(
                        "cli.catalogue.plan",
                        String.valueOf(counts.get(Kind.NEW)),
                        String.valueOf(counts.get(Kind.CHANGED)),
                        String.valueOf(counts.get(Kind.UNCHANGED)),
                        String.valueOf(counts.get(Kind.WRONG)));
    }

    private ExitCode looked(Run run, ImportPlan plan) {
        var message = run.texts().text("cli.catalogue.dry");
        run.output().line(message);
        answer(run, plan, false, message);
        return plan.isSound() || leaveOut ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private ExitCode write(Run run, CatalogueFiles files, ImportPlan plan) {
        var written = files.write(plan, leaveOut, run.acting(), _ -> {});
        var nothingNew =
                written.failure().filter(problem -> problem.key().equals("catalogue.import.nothing") && plan.isSound());
        var message = switch (written) {
            case Result.Failed<CatalogueFiles.Imported>(var problem) ->
                run.texts().text(problem);
            case Result.Done<CatalogueFiles.Imported>(var imported) ->
                run.texts()
                        .text(
                                "catalogue.import.done",
                                String.valueOf(imported.added()),
                                String.valueOf(imported.changed()));
        };
        var done = written.failure().isEmpty() || nothingNew.isPresent();
        if (done) {
            run.output().line(message);
        } else {
            run.output().warn(message);
        }
        answer(run, plan, written.failure().isEmpty(), message);
        return done ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static void answer(Run run, ImportPlan plan, boolean imported, String message) {
        run.output().object(answer -> {
            answer.put("imported", imported);
            var counts = plan.counts();
            answer.put("new", counts.get(Kind.NEW));
            answer.put("changed", counts.get(Kind.CHANGED));
            answer.put("unchanged", counts.get(Kind.UNCHANGED));
            answer.put("wrong", counts.get(Kind.WRONG));
            var problems = answer.putArray("problems");
            plan.of(Kind.WRONG)
                    .forEach(row -> row.faults().forEach(fault -> {
                        var column = fault.column();
                        problems.addObject()
                                .put("row", row.number())
                                .put("column", column == null ? null : column.heading())
                                .put("key", fault.problem().key())
                                .put("text", run.texts().text(fault.problem()));
                    }));
            answer.put("message", message);
        });
    }
}
