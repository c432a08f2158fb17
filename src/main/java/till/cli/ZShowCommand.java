package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.ZReport;

/** {@code till z show}: one close with everything in it. */
@CommandLine.Command(name = "show")
final class ZShowCommand implements Command {
    @Parameters(paramLabel = "N", descriptionKey = "cli.option.z")
    private long number;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.SEE_REPORTS, till -> {
            DaySlipText.say(run, till, till.receipts().daySlips().of(find(till, number)));
            return ExitCode.DONE;
        });
    }

    static ZReport find(OpenedTill till, long number) throws Stopped {
        return till.services()
                .days()
                .find(number)
                .orElseThrow(() -> Stopped.wrongUse("cli.z.unknown", Long.toString(number)));
    }
}
