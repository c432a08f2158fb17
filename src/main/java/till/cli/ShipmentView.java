package till.cli;

import till.domain.Problem;
import till.domain.Result;
import till.domain.Shipment;
import till.domain.ShipmentState;
import tools.jackson.databind.node.ObjectNode;

/** Shows shipments: a line for people, fields for programs. */
final class ShipmentView {
    private final Run run;
    private final OpenedTill till;

    ShipmentView(Run run, OpenedTill till) {
        this.run = run;
        this.till = till;
    }

    /** The one that a number means. */
    Shipment find(String number) throws Stopped {
        var found = till.services().shipments().named(number.strip());
        if (found.isEmpty()) {
            throw Stopped.wrongUse("ship.unknown", number);
        }
        if (found.size() > 1) {
            throw Stopped.wrongUse(
                    "cli.ship.ambiguous",
                    number,
                    String.join(", ", found.stream().map(Shipment::id).toList()));
        }
        return found.getFirst();
    }

    /** Why nothing was done, and how to have it done all the same. */
    Stopped onlyWhenWanted(Problem elsewhere) {
        return new Stopped(
                ExitCode.REFUSED, Problem.of("cli.ship.anyway", run.texts().text(elsewhere)));
    }

    /** What came of something done to one. */
    ExitCode end(Result<Shipment> result) throws Stopped {
        return switch (result) {
            case Result.Failed<Shipment>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
            case Result.Done<Shipment>(var shipment) -> {
                line(shipment);
                run.output().object(answer -> fields(answer, shipment));
                yield code(shipment);
            }
        };
    }

    static ExitCode code(Shipment shipment) {
        if (shipment.hasUnfinishedChange()) {
            return ExitCode.UNCERTAIN;
        }
        return switch (shipment.state()) {
            case SHIPPED, DELIVERED, CANCELLED -> ExitCode.DONE;
            case REFUSED -> ExitCode.REFUSED;
            case ACCEPTED -> ExitCode.NOT_YET;
            case DRAFT, SENT, UNCERTAIN -> ExitCode.UNCERTAIN;
        };
    }

    void line(Shipment shipment) {
        var parcel = shipment.parcel();
        var word = shipment.watch().word();
        run.output()
                .say(
                        "cli.ship.line",
                        shipment.id(),
                        reference(shipment),
                        parcel.carrier(),
                        parcel.trackingNo(),
                        parcel.shippedOn().toString(),
                        run.texts().text("shipment.state." + shipment.state()),
                        shipment.state() == ShipmentState.SHIPPED || word == null ? "" : word);
    }

    private String reference(Shipment shipment) {
        return till.services()
                .payments()
                .find(shipment.parcel().orderNo())
                .map(payment -> payment.order().reference())
                .orElse(shipment.parcel().orderNo().text());
    }

    void fields(ObjectNode object, Shipment shipment) {
        var parcel = shipment.parcel();
        object.put("shipment", shipment.id());
        object.put("reference", reference(shipment));
        object.put("orderNo", parcel.orderNo().text());
        object.put("gateway", shipment.gateway());
        object.put("carrier", parcel.carrier());
        object.put("trackingNo", parcel.trackingNo());
        object.put("shippedOn", parcel.shippedOn().toString());
        object.put("direction", parcel.direction().name());
        object.put("trackingUrl", parcel.trackingUrl());
        object.put("state", shipment.state().name());
        object.put("sent", shipment.sendings());
        object.put("word", shipment.watch().word());
        var change = shipment.change();
        if (change != null) {
            var asked = object.putObject("change");
            asked.put("kind", change.kind().name());
            asked.put("trackingNo", change.trackingNo());
            asked.put("state", change.state().name());
        }
        var details = object.putObject("details");
        shipment.details().forEach(details::put);
    }
}
