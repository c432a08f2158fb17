package till.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.SignOff;
import till.report.statement.ReconciliationBook;
import till.settings.AmountFormat;

/** {@code till reconcile sign-off}: signs a compared day of a gateway off; without a day it lists the days there are. */
@CommandLine.Command(name = "sign-off")
final class ReconcileSignOffCommand implements Command {
    private static final int SHOWN = 60;

    @Option(names = "--gateway", paramLabel = "ID", descriptionKey = "cli.option.reconcileGateway")
    private String gateway = "";

    @Option(names = "--day", paramLabel = "2026-11-21", descriptionKey = "cli.option.signOffDay")
    private String day = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.provenInTill(day.isBlank() ? Act.SEE_REPORTS : Act.RECONCILE, till -> {
            var book = till.reports().reconciliations();
            var id = new GatewayChoice(till.services().gateways()).id(gateway);
            if (day.isBlank()) {
                return list(run, book.days(id, SHOWN));
            }
            var chosen = Days.read(day, till.services().orders().today());
            var signed = DifferenceList.orStopped(book.signOff(id, chosen, run.acting()), ExitCode.REFUSED);
            run.output().say("cli.reconcile.signed", id, chosen.toString(), Long.toString(signed.number()));
            run.output().object(answer -> {
                answer.put("number", signed.number());
                answer.put("gateway", id);
                answer.put("day", chosen.toString());
                answer.put("statement", signed.statement());
                answer.put("sha256", signed.sha256());
            });
            return ExitCode.DONE;
        });
    }

    private static ExitCode list(Run run, List<ReconciliationBook.Day> days) {
        days.forEach(each -> run.output().line(line(run, each)));
        run.output().say("cli.reconcile.dayCount", Integer.toString(days.size()));
        run.output().object(answer -> {
            var list = answer.putArray("days");
            for (var each : days) {
                var node = list.addObject();
                node.put("day", each.day().toString());
                node.put("run", each.run().number());
                node.put("open", each.open());
                var signed = each.signed();
                node.put("signed", signed == null ? null : signed.number());
                node.put("changedSince", each.changedSince());
            }
        });
        return ExitCode.DONE;
    }

    private static String line(Run run, ReconciliationBook.Day day) {
        var text = new StringBuilder(day.day().toString());
        for (var sums : day.sums()) {
            text.append("  ")
                    .append(run.texts()
                            .text(
                                    "cli.reconcile.daySums",
                                    Long.toString(sums.rows()),
                                    AmountFormat.withCurrency(sums.there()),
                                    AmountFormat.withCurrency(sums.here())));
        }
        var signed = day.signed();
        text.append("  ").append(standing(run, day, signed));
        return text.toString();
    }

    private static String standing(Run run, ReconciliationBook.Day day, @Nullable SignOff signed) {
        if (signed != null) {
            var text = run.texts().text("reconcile.day.signed", Long.toString(signed.number()));
            return day.changedSince() ? text + ", " + run.texts().text("reconcile.day.changedSince") : text;
        }
        return day.open() == 0
                ? run.texts().text("reconcile.day.ready")
                : run.texts().text("reconcile.day.open", Integer.toString(day.open()));
    }
}
