package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Acting;
import till.domain.OperationState;
import till.domain.Problem;
import till.domain.ShipmentChange;
import till.domain.ShipmentState;
import till.gateway.Shipments;
import till.gateway.Shipments.ParcelChange;
import till.gateway.Shipments.ParcelStatus;
import till.service.ParcelText;
import till.service.ShipmentImport;
import till.service.ShipmentImport.Watcher;
import till.service.ShipmentService.Twice;
import till.simulator.Fault;
import till.simulator.Operation;

/** Shipments through the service, the real adapter and HTTP, judged by the simulated gateway's own book. */
@SuppressWarnings("NullAway") // what the tests make is there
class ShipmentsAgainstSimulatorTest extends ParcelsAtSimulator {
    @Test
    void aParcelIsKnownToTheGatewayAtOnce() {
        var payment = till.paid();
        var shipment = added(payment, "EB 2025 1119").value();
        assertEquals(ShipmentState.SHIPPED, shipment.state());
        assertEquals(List.of("EB20251119"), book(payment));
        assertEquals("2EBOX", shipment.details().get("carrier"));
        assertEquals(List.of(), faults());
    }

    @Test
    void anOrderThatIsUnpaidRefundedOrUnknownIsRefusedInPlainWords() {
        var waiting = till.charge(Map.of());
        var back = till.paid();
        till.refund(back, back.amount());
        assertEquals(
                Optional.of(Problem.of("ship.orderUnpaid", waiting.order().reference())),
                added(waiting, "SF1").failure());
        assertEquals(
                Optional.of(Problem.of("ship.orderRefunded", back.order().reference())),
                added(back, "SF1").failure());
        var unknown = new ParcelText("NOWHERE", "DHL", "SF1", "", "", "");
        assertEquals(
                Optional.of(Problem.of("ship.orderUnknown", "NOWHERE")),
                till.services.shipments().add(unknown, Acting.UNNAMED).failure());
        assertEquals(List.of(), seen());
        var returned = new ParcelText(back.order().reference(), "DHL", "SF1", "", "return", "");
        assertEquals(
                ShipmentState.SHIPPED,
                till.services.shipments().add(returned, Acting.UNNAMED).value().state());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ANSWER_LOST", "REFUSED_CONNECTION", "SERVER_ERROR", "EMPTY_BODY", "GARBAGE"})
    void whatWasNotAnsweredIsAskedAboutAndReachesTheGatewayOnce(Fault fault) {
        var payment = till.paid();
        till.dial().next(fault, Operation.SHIPMENT, 3);
        var shipment = added(payment, "EB20251119").value();
        assertEquals(ShipmentState.UNCERTAIN, shipment.state());
        pass(Duration.ofMinutes(30));
        assertEquals(ShipmentState.SHIPPED, now(shipment).state());
        assertEquals(fault.acts() ? 1 : 2, now(shipment).sendings());
        assertEquals(List.of("EB20251119"), book(payment));
        assertEquals(0, toldTwice());
        assertEquals(List.of(), faults());
    }

    @Test
    void aChangeIsDoneOnceTheGatewayShowsIt() {
        var payment = till.paid();
        var shipment = added(payment, "EB20251119").value();
        var shipments = till.services.shipments();
        var renamed = shipments
                .change(shipment.id(), ShipmentChange.Kind.NUMBER, "EB20251120", Acting.UNNAMED)
                .value();
        assertEquals("EB20251120", renamed.parcel().trackingNo());
        assertEquals(List.of("EB20251120"), book(payment));
        var delivered = shipments
                .change(shipment.id(), ShipmentChange.Kind.DELIVERED, null, Acting.UNNAMED)
                .value();
        assertEquals(ShipmentState.DELIVERED, delivered.state());
        var cancelled = shipments
                .change(shipment.id(), ShipmentChange.Kind.CANCELLED, null, Acting.UNNAMED)
                .value();
        assertEquals(ShipmentState.CANCELLED, cancelled.state());
        assertEquals(
                Optional.of(Problem.of("ship.changeNotNow", "EB20251120")),
                shipments
                        .change(shipment.id(), ShipmentChange.Kind.DELIVERED, null, Acting.UNNAMED)
                        .failure());
        assertEquals(List.of(), faults());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ANSWER_LOST", "REFUSED_CONNECTION"})
    void aChangeWhoseAnswerWasLostIsAskedAboutBeforeItGoesOutAgain(Fault fault) {
        var payment = till.paid();
        var shipment = added(payment, "EB20251119").value();
        till.dial().next(fault, Operation.SHIPMENT, 2);
        var asked = till.services
                .shipments()
                .change(shipment.id(), ShipmentChange.Kind.CANCELLED, null, Acting.UNNAMED)
                .value();
        assertEquals(OperationState.UNCERTAIN, asked.change().state());
        pass(Duration.ofMinutes(30));
        assertEquals(ShipmentState.CANCELLED, now(shipment).state());
        assertEquals(OperationState.DONE, now(shipment).change().state());
        assertEquals(List.of(), faults());
    }

    @Test
    void whatTheCarrierSaysLaterIsLearntByItself() {
        var payment = till.paid();
        var shipment = added(payment, "EB20251119").value();
        var port = till.gateway.find(Shipments.class).orElseThrow();
        port.modify(payment.orderNo(), "EB20251119", new ParcelChange.Status(ParcelStatus.DELIVERED));
        pass(Duration.ofMinutes(61));
        assertEquals(ShipmentState.DELIVERED, now(shipment).state());
        var asked = seen().size();
        pass(Duration.ofHours(2));
        assertEquals(asked, seen().size());
    }

    @Test
    void aRefusedParcelThatIsAddedOnceMoreStaysRefusedAndTroublesNobody() {
        var payment = till.paid();
        var refused = refused(payment, "EB20251119");
        assertEquals(ShipmentState.REFUSED, refused.state());
        var again = added(payment, "EB20251119").value();
        assertEquals(ShipmentState.SHIPPED, again.state());
        assertEquals(
                ShipmentState.REFUSED,
                till.services.shipments().check(refused.id()).state());
        pass(Duration.ofHours(2));
        assertEquals(ShipmentState.REFUSED, now(refused).state());
        var aside = till.services
                .shipments()
                .change(refused.id(), ShipmentChange.Kind.CANCELLED, null, Acting.UNNAMED)
                .value();
        assertEquals(ShipmentState.CANCELLED, aside.state());
        assertEquals(ShipmentState.SHIPPED, now(again).state());
        assertEquals(List.of("EB20251119"), book(payment));
        assertEquals(List.of(), faults());
    }

    @Test
    void aNumberThatAnotherOrderHasIsAskedBackForOnce() {
        var first = till.paid();
        var second = till.paid();
        added(first, "EB20251119");
        var asked = Problem.of("ship.elsewhere", "EB20251119", first.order().reference());
        assertEquals(Optional.of(asked), added(second, "EB20251119").failure());
        var imports = till.services.shipments().imports();
        var rows = imports.look(List.of(parcel(second, "EB20251119")), Watcher.NONE);
        assertEquals(List.of(asked), rows.getFirst().remarks());
        assertTrue(rows.getFirst().sendable());
        assertTrue(ShipmentImport.withoutElsewhere(rows).stream().noneMatch(ShipmentImport.Row::sendable));
        assertEquals(List.of(), book(second));
        till.services.shipments().add(parcel(second, "EB20251119"), Twice.WANTED, Acting.UNNAMED);
        assertEquals(List.of("EB20251119"), book(second));
    }
}
