package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Act;
import till.service.ParcelText;
import till.service.ShipmentService.Twice;

/** {@code till ship add}: writes one parcel down and tells the gateway of it. */
@CommandLine.Command(name = "add")
final class ShipAddCommand implements Command {
    @Option(names = "--order", paramLabel = "REF", required = true, descriptionKey = "cli.option.shipOrder")
    private String order = "";

    @Option(names = "--carrier", paramLabel = "CODE", required = true, descriptionKey = "cli.option.carrier")
    private String carrier = "";

    @Option(names = "--number", paramLabel = "NO", required = true, descriptionKey = "cli.option.trackingNo")
    private String number = "";

    @Option(names = "--date", paramLabel = "2026-11-21", descriptionKey = "cli.option.shippedOn")
    private String date = "";

    @Option(names = "--direction", paramLabel = "forward|return", descriptionKey = "cli.option.direction")
    private String direction = "";

    @Option(names = "--url", paramLabel = "URL", descriptionKey = "cli.option.trackingUrl")
    private String url = "";

    @Option(names = "--anyway", descriptionKey = "cli.option.shipAnyway")
    private boolean anyway;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var text = new ParcelText(order, carrier, number, date, direction, url);
        return run.provenInTill(Act.SHIP, till -> {
            var added = till.services().shipments().add(text, anyway ? Twice.WANTED : Twice.ASK, run.acting());
            var problem = added.failure().filter(each -> each.key().equals("ship.elsewhere"));
            var view = new ShipmentView(run, till);
            if (problem.isPresent()) {
                throw view.onlyWhenWanted(problem.get());
            }
            return view.end(added);
        });
    }
}
