package till.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.Result;
import till.report.Board;
import till.report.BookExport.Format;
import till.report.BookExport.Wanted;
import till.report.BookExport.What;
import till.report.BookExport.Written;
import till.service.OrderBook;

/** {@code till export}: writes days of the books as a file, with the summary that proves it beside the money's CSV. */
@CommandLine.Command(name = "export")
final class ExportCommand implements Command {
    private static final String THIS = "this";
    private static final String ALL = "all";

    @Option(names = "--day", paramLabel = "2026-11-21", descriptionKey = "cli.option.day")
    private String day = "";

    @Option(names = "--from", paramLabel = "2026-11-01", descriptionKey = "cli.option.exportFrom")
    private String from = "";

    @Option(names = "--to", paramLabel = "2026-11-30", descriptionKey = "cli.option.exportTo")
    private String to = "";

    @Option(names = "--till", paramLabel = "NAME", descriptionKey = "cli.option.exportTill")
    private String till = ALL;

    @Option(names = "--what", paramLabel = "money|orders|shipments|closes", descriptionKey = "cli.option.exportWhat")
    private String what = "money";

    @Option(names = "--xlsx", descriptionKey = "cli.option.exportXlsx")
    private boolean xlsx;

    @Option(names = "--out", paramLabel = "FILE.csv", required = true, descriptionKey = "cli.option.exportOut")
    private @Nullable Path out;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var file = Objects.requireNonNull(out, "picocli demands it");
        return run.inTill(Act.EXPORT, opened -> {
            var wanted = new Wanted(what(), xlsx ? Format.XLSX : Format.CSV, days(opened));
            if (wanted.days().isOne() && wanted.what() == What.MONEY) {
                warn(
                        run,
                        wanted.days().from(),
                        opened.services().orders().openOf(wanted.days().from()));
            }
            return switch (new InterruptibleExport(opened).write(wanted, file)) {
                case Result.Failed<Written>(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
                case Result.Done<Written>(var written) -> {
                    kept(run, opened, wanted, written);
                    yield ExitCode.DONE;
                }
            };
        });
    }

    private What what() throws Stopped {
        try {
            return What.valueOf(what.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw Stopped.wrongUse("cli.export.what", what);
        }
    }

    private Board.Days days(OpenedTill opened) throws Stopped {
        var today = opened.services().orders().today();
        if (!day.isBlank() && !(from + to).isBlank()) {
            throw Stopped.wrongUse("cli.export.dayOrRange");
        }
        var first = Days.read(from.isBlank() ? day : from, today);
        var last = (from + to).isBlank() ? first : Days.read(to, today);
        if (last.isBefore(first)) {
            throw Stopped.wrongUse("cli.export.backwards", first.toString(), last.toString());
        }
        return new Board.Days(first, last, of(opened));
    }

    private @Nullable String of(OpenedTill opened) {
        return switch (till.strip()) {
            case ALL -> null;
            case THIS -> opened.services().here().till();
            default -> till.strip();
        };
    }

    private static void kept(Run run, OpenedTill opened, Wanted wanted, Written written) {
        var days = wanted.days();
        var named = days.isOne() ? days.from().toString() : days.from() + " – " + days.to();
        opened.services()
                .access()
                .done(
                        run.acting(),
                        Act.EXPORT,
                        Map.of("day", named, "what", wanted.what().name(), "sha256", written.sha256()));
        var file = written.file().toString();
        run.output().say("cli.export.done", named, Long.toString(written.rows()), file);
        if (written.summary() != null) {
            run.output().say("cli.export.summary", written.summary().toString(), written.sha256());
        } else {
            run.output().say("cli.export.hash", written.sha256());
        }
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
