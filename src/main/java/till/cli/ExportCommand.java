package till.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.Result;
import till.report.DayExport;
import till.service.OrderBook;

/** {@code till export}: writes a business day of all tills as CSV, with the summary that proves it beside it. */
@CommandLine.Command(name = "export")
final class ExportCommand implements Command {
    @Option(names = "--day", paramLabel = "2026-11-21", descriptionKey = "cli.option.day")
    private String day = "";

    @Option(names = "--out", paramLabel = "FILE.csv", required = true, descriptionKey = "cli.option.exportOut")
    private @Nullable Path out;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var file = Objects.requireNonNull(out, "picocli demands it");
        return run.inTill(Act.EXPORT, till -> {
            var wanted = Days.read(day, till.services().orders().today());
            warn(run, wanted, till.services().orders().openOf(wanted));
            return switch (till.export().write(wanted, null, file)) {
                case Result.Failed<DayExport.Written>(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
                case Result.Done<DayExport.Written>(var written) -> {
                    till.services()
                            .access()
                            .done(
                                    run.acting(),
                                    Act.EXPORT,
                                    Map.of("day", wanted.toString(), "sha256", written.sha256()));
                    run.output()
                            .say(
                                    "cli.export.done",
                                    wanted.toString(),
                                    Long.toString(written.rows()),
                                    written.file().toString());
                    run.output().say("cli.export.summary", written.summary().toString(), written.sha256());
                    yield ExitCode.DONE;
                }
            };
        });
    }

    /** On the error stream, so that it is seen and no script reads it as an answer. */
    private static void warn(Run run, LocalDate day, OrderBook.OpenThings open) {
        if (!open.none()) {
            run.output()
                    .progress(
                            "cli.export.open",
                            day.toString(),
                            Long.toString(open.cards()),
                            Long.toString(open.payments()),
                            Long.toString(open.refunds()));
        }
    }
}
