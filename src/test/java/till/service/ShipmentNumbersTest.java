package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Parcel.Direction;
import till.domain.Payment;
import till.domain.Shipment;
import till.domain.ShipmentChange.Kind;
import till.domain.ShipmentState;
import till.gateway.PaymentAnswer.Standing;

/** Which order a parcel may be written down for, by which number, and how parcels are found again. */
class ShipmentNumbersTest extends ShipmentCases {
    @Test
    void aNumberOfNoOrderOrOfOneThatCannotShipIsToldByName() {
        var unpaid = till.running();
        assertEquals(failed("ship.orderMissing"), shipments().order("").failure());
        assertEquals(failed("ship.orderUnknown", "X"), shipments().order("X").failure());
        var reference = unpaid.order().reference();
        assertEquals(
                failed("ship.orderUnpaid", reference),
                shipments().order(reference).failure());
        var paid = till.paid();
        assertEquals(
                paid.orderNo(), shipments().order(paid.orderNo().text()).value().orderNo());
        till.gateway.cannot(till.gateway.Shipments.class);
        assertEquals(
                failed("ship.notHere", "gnete"),
                shipments().order(paid.order().reference()).failure());
        assertEquals(List.of(), shipments().shipping());
        assertEquals(false, shipments().takesParcels("gnete"));
    }

    /** Two payments of one sale were both paid: the sale's number means neither, its own number each. */
    @Test
    void aNumberOfSeveralPaidOrdersMeansNone() {
        var first = ((Started.Running) till.services.payments().start(till.sale("table 4", false), Acting.UNNAMED))
                .payment();
        var second = ((Started.Running) till.services.payments().start(till.sale("table 4", true), Acting.UNNAMED))
                .payment();
        till.gateway.says(Standing.PAID);
        till.services.payments().check(first.orderNo());
        assertEquals(first.orderNo(), shipments().order("table 4").value().orderNo());
        till.services.payments().check(second.orderNo());
        assertEquals(
                failed("ship.orderAmbiguous", "table 4"),
                shipments().order("table 4").failure());
        for (var each : List.of(first, second)) {
            assertEquals(
                    each.orderNo(),
                    shipments().order(each.order().reference()).value().orderNo());
        }
    }

    @Test
    void ofWhatWentBackOnlyAReturnIsShipped() {
        var payment = till.paid();
        give(payment, Money.parse("HKD 88.49"));
        var reference = payment.order().reference();
        assertTrue(shipments().order(reference, Direction.FORWARD).failure().isEmpty());
        give(payment, Money.parse("HKD 0.01"));
        assertEquals(
                failed("ship.orderRefunded", reference),
                shipments().order(reference, Direction.FORWARD).failure());
        assertEquals(
                failed("ship.orderRefunded", reference), added(payment, NUMBER).failure());
        assertTrue(shipments().order(reference, Direction.RETURN).failure().isEmpty());
        var back = new ParcelText(reference, "DHL", NUMBER, "", "return", "");
        assertEquals(
                ShipmentState.SHIPPED,
                shipments().add(back, Acting.UNNAMED).value().state());
    }

    private void give(Payment payment, Money amount) {
        till.asked(till.services
                .refunds()
                .refund(new RefundRequest(payment.orderNo(), amount, "cold tea"), Acting.UNNAMED));
    }

    @Test
    void theSameNumberOfTheSameOrderIsWrittenOnce() {
        var payment = till.paid();
        added(payment, NUMBER).value();
        assertEquals(failed("ship.duplicate", NUMBER), added(payment, NUMBER).failure());
        assertEquals(1, shipments().of(payment.orderNo()).size());
        assertEquals(failed("ship.numberMissing"), added(payment, " ").failure());
    }

    @Test
    void aNumberAnotherOrderHasIsAskedBackForUnlessThatOneWasCalledOff() {
        var first = till.paid();
        var taken = added(first, NUMBER).value();
        var second = till.paid();
        var elsewhere = failed("ship.elsewhere", NUMBER, first.order().reference());
        assertEquals(elsewhere, added(second, NUMBER).failure());
        var other = added(second, ANOTHER).value();
        assertEquals(elsewhere, shipments().elsewhere(other, " EB2025 1119"));
        assertEquals(Optional.empty(), shipments().elsewhere(taken, NUMBER));
        change(taken, Kind.CANCELLED, null);
        assertEquals(Optional.empty(), shipments().elsewhere(other, NUMBER));
        assertTrue(shipments()
                .add(text(second, NUMBER), ShipmentService.Twice.WANTED, Acting.UNNAMED)
                .failure()
                .isEmpty());
    }

    @Test
    void parcelsAreFoundCountedAndListed() {
        var payment = till.paid();
        var shipment = added(payment, NUMBER).value();
        var delivered = added(payment, ANOTHER).value();
        change(delivered, Kind.DELIVERED, null);
        assertEquals(List.of(shipment.id()), ids(shipments().named(NUMBER)));
        assertEquals(List.of(shipment.id()), ids(shipments().named(shipment.id())));
        assertEquals(List.of(shipment.id()), ids(shipments().open()));
        assertEquals(1L, shipments().counts().get(ShipmentState.DELIVERED));
        assertEquals(
                List.of(delivered.id()), ids(shipments().list("", Set.of(ShipmentState.DELIVERED), null, null, 10)));
        assertEquals(
                2, shipments().list("", Set.of(), Direction.FORWARD, null, 10).size());
        assertEquals(
                0, shipments().list("", Set.of(), Direction.RETURN, null, 10).size());
    }

    private static List<String> ids(List<Shipment> shipments) {
        return shipments.stream().map(Shipment::id).toList();
    }

    @Test
    void aPaidOrderWithoutAParcelWaitsAndItsDaysAreCounted() {
        var payment = till.paid();
        assertEquals(
                List.of(payment.orderNo()),
                shipments().paid("", 10).stream().map(Payment::orderNo).toList());
        till.clock.pass(Duration.ofDays(3));
        var waiting = shipments().waiting(2, false, 10);
        assertEquals(
                List.of(payment.orderNo()),
                waiting.stream().map(each -> each.payment().orderNo()).toList());
        assertEquals(-1, waiting.getFirst().daysLeft());
        assertEquals(List.of(), shipments().waiting(2, true, 10));
        till.clock.pass(Duration.ofDays(58));
        assertEquals(List.of(), shipments().waiting(2, false, 10));
    }
}
