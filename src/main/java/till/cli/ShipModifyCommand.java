package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.ShipmentChange.Kind;

/** {@code till ship modify}: marks a shipment delivered or changes its number, at the gateway. */
@CommandLine.Command(name = "modify")
final class ShipModifyCommand implements Command {
    @Parameters(paramLabel = "SHIPMENT", descriptionKey = "cli.parameter.shipment")
    private String id = "";

    @Option(names = "--delivered", descriptionKey = "cli.option.delivered")
    private boolean delivered;

    @Option(names = "--number", paramLabel = "NO", descriptionKey = "cli.option.newTrackingNo")
    private String number = "";

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
        if (delivered != number.isBlank()) {
            throw Stopped.wrongUse("cli.ship.modifyWhat");
        }
        return run.provenInTill(Act.CHANGE_SHIPMENT, till -> {
            var view = new ShipmentView(run, till);
            var shipment = view.find(id);
            if (!delivered && !anyway) {
                var elsewhere = till.services().shipments().elsewhere(shipment, number);
                if (elsewhere.isPresent()) {
                    throw view.onlyWhenWanted(elsewhere.get());
                }
            }
            return view.end(till.services()
                    .shipments()
                    .change(
                            shipment.id(),
                            delivered ? Kind.DELIVERED : Kind.NUMBER,
                            delivered ? null : number.strip(),
                            run.acting()));
        });
    }
}
