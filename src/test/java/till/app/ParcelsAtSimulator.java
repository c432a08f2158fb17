package till.app;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import till.domain.Acting;
import till.domain.By;
import till.domain.Parcel;
import till.domain.Payment;
import till.domain.Result;
import till.domain.Shipment;
import till.domain.ShipmentState;
import till.poll.ShipmentPoller;
import till.service.ParcelText;
import till.simulator.Operation;
import till.simulator.OrderBook;
import till.simulator.SeenRequest;

/** A till whose parcels go to the simulated gateway, judged by that gateway's own book. */
abstract class ParcelsAtSimulator extends AtSimulatedGateways {
    SimulatedTill till;
    ShipmentPoller poller;

    @BeforeEach
    void open() throws Exception {
        till = till("acqra");
        poller = new ShipmentPoller(till.services.shipments(), Runnable::run);
    }

    @AfterEach
    void close() {
        till.close();
    }

    static ParcelText parcel(Payment payment, String number) {
        return new ParcelText(payment.order().reference(), "2EBOX", number, "", "", "");
    }

    Result<Shipment> added(Payment payment, String number) {
        return till.services.shipments().add(parcel(payment, number), Acting.UNNAMED);
    }

    Shipment now(Shipment shipment) {
        return till.services.shipments().find(shipment.id()).orElseThrow();
    }

    void pass(Duration time) {
        for (var end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            clock.pass(Duration.ofSeconds(5));
            while (poller.tick() > 0) {
                // everything that is due now
            }
        }
    }

    /** The parcels the gateway has of an order. */
    List<String> book(Payment payment) {
        return ((OrderBook) till.simulated.server().book())
                .find(payment.orderNo().text()).orElseThrow().values().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("parcel ")
                                && !entry.getValue().isEmpty())
                        .map(entry -> entry.getKey().substring("parcel ".length()))
                        .sorted()
                        .toList();
    }

    /** How often the gateway was told of what it had already. */
    long toldTwice() {
        return seen().stream().filter(seen -> seen.code().equals("1002")).count();
    }

    List<SeenRequest> seen() {
        return till.simulated.server().book().requests().stream()
                .filter(seen -> seen.operation() == Operation.SHIPMENT)
                .toList();
    }

    List<String> faults() {
        return till.ledger.history().verify().faults();
    }

    /** As it stands once a gateway did not take it, which the simulated one does only where the till's own rules do. */
    Shipment refused(Payment payment, String number) {
        var ledger = till.ledger.shipments();
        var parcel = new Parcel(
                payment.orderNo(), "2EBOX", number, LocalDate.parse("2026-11-21"), Parcel.Direction.FORWARD, null);
        var draft = new till.ledger.Shipments.Draft("S-" + number, parcel, "T01", clock.instant(), By.NOBODY);
        ledger.add(List.of(draft));
        for (var state : List.of(ShipmentState.SENT, ShipmentState.REFUSED)) {
            var now = ledger.find(draft.id()).orElseThrow();
            ledger.move(List.of(new till.ledger.Shipments.Move(
                    now, state, clock.instant(), "answer", "no", Map.of(), clock.instant(), By.NOBODY)));
        }
        return ledger.find(draft.id()).orElseThrow();
    }
}
