package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.ShipmentChange.Kind;

/** {@code till ship cancel}: calls a shipment off, at the gateway where it knows it. */
@CommandLine.Command(name = "cancel")
final class ShipCancelCommand implements Command {
    @Parameters(paramLabel = "SHIPMENT", descriptionKey = "cli.parameter.shipment")
    private String id = "";

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return run.provenInTill(Act.CHANGE_SHIPMENT, till -> {
            var view = new ShipmentView(run, till);
            return view.end(till.services().shipments().change(view.find(id).id(), Kind.CANCELLED, null, run.acting()));
        });
    }
}
