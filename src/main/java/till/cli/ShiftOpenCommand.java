package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.Result;
import till.domain.Shift;

/** {@code till shift open}: begins a shift at this till, or tells which one is open. */
@CommandLine.Command(name = "open")
final class ShiftOpenCommand implements Command {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.provenInTill(Act.SHIFT, till -> switch (till.services()
                .shifts()
                .open(run.acting())) {
            case Result.Failed<Shift>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
            case Result.Done<Shift>(var shift) -> {
                run.output().say("cli.shift.opened", shift.id());
                run.output().object(answer -> DaySlipText.shift(answer, shift));
                yield ExitCode.DONE;
            }
        });
    }
}
