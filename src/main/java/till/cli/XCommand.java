package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.DayFigures;
import till.domain.Result;

/** {@code till x}: what the business day brought so far. Keeps nothing and closes nothing. */
@CommandLine.Command(name = "x")
final class XCommand implements Command {
    @Option(names = "--day", paramLabel = "2026-11-21", descriptionKey = "cli.option.xDay")
    private String day = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.provenInTill(Act.SEE_REPORTS, till -> {
            var days = till.services().days();
            return switch (days.figures(Days.read(day, days.current()), run.acting())) {
                case Result.Failed<DayFigures>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
                case Result.Done<DayFigures>(var figures) -> {
                    DaySlipText.say(run, till, till.receipts().daySlips().x(figures));
                    yield ExitCode.DONE;
                }
            };
        });
    }
}
