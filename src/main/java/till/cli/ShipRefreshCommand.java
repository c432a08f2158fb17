package till.cli;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Result;
import till.domain.Shipment;

/** {@code till ship refresh}: asks the gateway where a shipment stands, or where all that are not at their end do. */
@CommandLine.Command(name = "refresh")
final class ShipRefreshCommand implements Command {
    @Parameters(arity = "0..1", paramLabel = "SHIPMENT", descriptionKey = "cli.parameter.shipmentOrAll")
    private @Nullable String id;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var number = id;
        return run.inTill(Act.SEE_ORDERS, till -> {
            var view = new ShipmentView(run, till);
            if (number != null) {
                return view.end(Result.done(
                        till.services().shipments().check(view.find(number).id())));
            }
            var asked = new ArrayList<Shipment>();
            for (var shipment : till.services().shipments().open()) {
                asked.add(till.services().shipments().check(shipment.id()));
                view.line(asked.getLast());
            }
            run.output().say("cli.ship.count", Integer.toString(asked.size()));
            run.output().object(answer -> {
                var list = answer.putArray("shipments");
                asked.forEach(shipment -> view.fields(list.addObject(), shipment));
            });
            return ExitCode.DONE;
        });
    }
}
