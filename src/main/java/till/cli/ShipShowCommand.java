package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Result;

/** {@code till ship show}: one shipment with everything the gateway tells of it. */
@CommandLine.Command(name = "show")
final class ShipShowCommand implements Command {
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
        return run.inTill(Act.SEE_ORDERS, till -> {
            var view = new ShipmentView(run, till);
            var shipment = view.find(id);
            var code = view.end(Result.done(shipment));
            shipment.details().forEach((name, text) -> run.output().line("  " + name + ": " + text));
            return code;
        });
    }
}
