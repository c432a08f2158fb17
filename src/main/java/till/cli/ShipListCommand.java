package till.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.domain.ShipmentState;
import till.report.ShipmentLines;
import till.service.ShipmentService.Waiting;
import till.settings.AmountFormat;

/** {@code till ship list}: shipments, newest first, on screen or as a file; or the orders that wait for one. */
@CommandLine.Command(name = "list")
final class ShipListCommand implements Command {
    private static final int MOST = 1000;

    @Option(names = "--search", paramLabel = "TEXT", descriptionKey = "cli.option.shipSearch")
    private String search = "";

    @Option(names = "--state", paramLabel = "STATE", descriptionKey = "cli.option.shipState")
    private String state = "";

    @Option(names = "--waiting", descriptionKey = "cli.option.shipWaiting")
    private boolean waiting;

    @Option(names = "--links", descriptionKey = "cli.option.shipLinks")
    private boolean links;

    @Option(names = "--days", paramLabel = "N", descriptionKey = "cli.option.shipDays")
    private @Nullable Integer days;

    @Option(names = "--out", paramLabel = "FILE.csv", descriptionKey = "cli.option.shipOut")
    private @Nullable Path out;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        if (waiting) {
            return run.inTill(Act.SEE_ORDERS, till -> waiting(run, till));
        }
        var file = out;
        return file == null ? show(run, state, search) : run.inTill(Act.EXPORT, till -> export(run, till, file));
    }

    static ExitCode show(Run run, String state, String search) throws Stopped, CannotOpen {
        var states = states(state);
        return run.inTill(Act.SEE_ORDERS, till -> {
            var found = till.services().shipments().list(search.strip(), states, null, null, MOST);
            var view = new ShipmentView(run, till);
            found.forEach(view::line);
            run.output().say("cli.ship.count", Integer.toString(found.size()));
            run.output().object(answer -> {
                var list = answer.putArray("shipments");
                found.forEach(shipment -> view.fields(list.addObject(), shipment));
            });
            return ExitCode.DONE;
        });
    }

    private static Set<ShipmentState> states(String text) throws Stopped {
        if (text.isBlank()) {
            return Set.of();
        }
        var found = Stream.of(ShipmentState.values())
                .filter(each -> each.name().equalsIgnoreCase(text.strip()))
                .collect(Collectors.toSet());
        if (found.isEmpty()) {
            throw Stopped.wrongUse(
                    "cli.ship.stateWrong",
                    text,
                    Stream.of(ShipmentState.values()).map(Enum::name).collect(Collectors.joining(", ")));
        }
        return found;
    }

    private ExitCode waiting(Run run, OpenedTill till) {
        var within = days == null ? till.settings().shipDays() : days;
        var found = till.services().shipments().waiting(within, links, MOST);
        for (var each : found) {
            run.output()
                    .say(
                            "cli.ship.waiting",
                            each.payment().order().reference(),
                            AmountFormat.withCurrency(each.payment().amount()),
                            each.payment().order().sale(),
                            Long.toString(each.daysLeft()));
        }
        run.output().say("cli.ship.waitingCount", Integer.toString(found.size()));
        run.output().object(answer -> {
            var list = answer.putArray("waiting");
            for (Waiting each : found) {
                var order = list.addObject();
                order.put("reference", each.payment().order().reference());
                order.put("orderNo", each.payment().orderNo().text());
                order.put("daysLeft", each.daysLeft());
            }
        });
        return ExitCode.DONE;
    }

    private ExitCode export(Run run, OpenedTill till, Path file) throws Stopped {
        try {
            var rows =
                    ShipmentLines.write(till.services(), file, new ShipmentLines.Wanted(search.strip(), states(state)));
            till.services().access().done(run.acting(), Act.EXPORT, Map.of("shipments", Long.toString(rows)));
            run.output().say("cli.ship.exported", Long.toString(rows), file.toString());
            return ExitCode.DONE;
        } catch (IOException e) {
            throw Stopped.wrongUse("ship.file.unwritable", file.toString(), String.valueOf(e.getMessage()));
        }
    }
}
