package till.cli;

import java.util.ArrayList;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.ZReport;
import till.settings.AmountFormat;

/** {@code till z list}: every close of a business day, newest first. */
@CommandLine.Command(name = "list")
final class ZListCommand implements Command {
    private static final int PAGE = 100;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return list(run);
    }

    static ExitCode list(Run run) throws Stopped, CannotOpen {
        return run.inTill(Act.SEE_REPORTS, till -> {
            var days = till.services().days();
            var all = new ArrayList<ZReport>();
            for (var page = days.list(Long.MAX_VALUE, PAGE); !page.isEmpty(); ) {
                all.addAll(page);
                page = days.list(page.getLast().number(), PAGE);
            }
            if (all.isEmpty()) {
                run.output().say("cli.z.none");
            }
            all.forEach(z -> run.output().line("Z " + z.number() + "  " + z.day() + "  " + z.till() + "  " + net(z)));
            run.output().object(answer -> {
                var reports = answer.putArray("reports");
                all.forEach(z -> DaySlipText.named(reports.addObject(), z));
            });
            return ExitCode.DONE;
        });
    }

    private static String net(ZReport z) {
        var takings = z.figures().takings();
        return takings.currencies().stream()
                .map(currency -> AmountFormat.withCurrency(takings.sum(currency).net()))
                .collect(Collectors.joining("  "));
    }
}
