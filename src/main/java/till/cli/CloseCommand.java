package till.cli;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.DayFigures;
import till.domain.Problem;
import till.domain.Result;
import till.domain.ZReport;
import till.settings.TimeFormat;

/** {@code till close}: closes the business day, once it was shown and confirmed. */
@CommandLine.Command(name = "close")
final class CloseCommand implements Command {
    @Option(names = "--day", paramLabel = "2026-11-21", descriptionKey = "cli.option.closeDay")
    private String day = "";

    @Option(names = "--yes", descriptionKey = "cli.option.closeYes")
    private boolean yes;

    @Option(names = "--print", descriptionKey = "cli.option.closePrint")
    private boolean print;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.CLOSE_DAY, till -> {
            var days = till.services().days();
            var wanted = Days.read(day, days.next());
            var obstacle = days.obstacle(wanted);
            if (obstacle.isPresent()) {
                throw new Stopped(ExitCode.REFUSED, obstacle.get());
            }
            confirm(run, till, wanted);
            var report = orStopped(days.close(wanted, run.acting()));
            run.output().say("cli.close.done", report.day().toString(), Long.toString(report.number()));
            DaySlipText.say(run, till, till.receipts().daySlips().of(report));
            if (print) {
                print(run, till, report);
            }
            return ExitCode.DONE;
        });
    }

    /** Whoever says yes beforehand has seen the figures elsewhere. */
    private void confirm(Run run, OpenedTill till, LocalDate wanted) throws Stopped {
        var figures = orStopped(till.services().days().figures(wanted, run.acting()));
        if (figures.early()) {
            run.output().progress("cli.close.early", time(till, figures));
        }
        if (yes) {
            return;
        }
        if (run.terminal().interactive() && !json) {
            DaySlipText.say(run, till, till.receipts().daySlips().x(figures));
        }
        if (!new Asking(run).confirmed("cli.close.ask", wanted.toString())) {
            throw Stopped.wrongUse("cli.close.notAsked", wanted.toString());
        }
    }

    private static String time(OpenedTill till, DayFigures figures) {
        return TimeFormat.dayAndMinute(
                figures.to(), till.services().here().calendar().zone());
    }

    /** The day is closed whatever the printer does. */
    static void print(Run run, OpenedTill till, ZReport report) throws Stopped {
        var slips = till.receipts().daySlips();
        var came = new CompletableFuture<Optional<Problem>>();
        var refused = slips.print(slips.of(report), run.acting(), came::complete);
        var problem = refused.isPresent() ? refused : came.join();
        if (problem.isPresent()) {
            throw new Stopped(ExitCode.REFUSED, problem.get());
        }
        run.output().say("cli.z.printed", Long.toString(report.number()));
    }

    private static <T> T orStopped(Result<T> result) throws Stopped {
        return switch (result) {
            case Result.Done<T>(var value) -> value;
            case Result.Failed<T>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
        };
    }
}
