package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import till.domain.By;
import till.domain.OperationState;
import till.domain.Parcel;
import till.domain.Parcel.Direction;
import till.domain.Payment;
import till.domain.Shipment;
import till.domain.ShipmentChange.Kind;
import till.domain.ShipmentState;

/** Two parcels that want one number, and two writers of which one waited too long. */
@SuppressWarnings("NullAway") // it does not see @Nullable on nested types of compiled classes
class ShipmentRacesTest extends OnEachStore {
    private int ids;
    private Instant now = NOON;

    ShipmentRacesTest(TestStore store) {
        super(store);
    }

    private Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    private Shipment added(Payment payment, String number) {
        var parcel = new Parcel(payment.orderNo(), "FEDEX", number, DAY, Direction.FORWARD, null);
        var draft = new Shipments.Draft("S%03d".formatted(++ids), parcel, "T1", tick(), By.NOBODY);
        return assertInstanceOf(
                        Shipments.Added.class,
                        shop.ledger.shipments().add(List.of(draft)).getFirst())
                .shipment();
    }

    private Set<String> move(Shipment shipment, ShipmentState to) {
        return shop.ledger
                .shipments()
                .move(List.of(new Shipments.Move(
                        shipment, to, tick(), "sent", "0000", Map.of(), now.plusSeconds(90), By.NOBODY)));
    }

    private Shipment moved(Shipment shipment, ShipmentState... states) {
        var at = shipment;
        for (var state : states) {
            assertEquals(Set.of(at.id()), move(at, state));
            at = reload(at);
        }
        return at;
    }

    private Shipment reload(Shipment shipment) {
        return shop.ledger.shipments().find(shipment.id()).orElseThrow();
    }

    private boolean asked(Shipment shipment, Kind kind, String number) {
        return shop.ledger.shipments().ask(shipment.id(), kind, number, tick(), By.NOBODY);
    }

    private boolean changed(Shipment shipment, OperationState to) {
        return shop.ledger.shipments().moveChange(new Shipments.ChangeMove(shipment, to, tick(), "0000", NOON));
    }

    @Test
    void aRefusedParcelWhoseNumberAnotherHasNowCanStillBePutAside() {
        var payment = shop.paid("");
        var refused = moved(added(payment, "SF1"), ShipmentState.SENT, ShipmentState.REFUSED);
        added(payment, "SF1");
        assertEquals(
                ShipmentState.CANCELLED, moved(refused, ShipmentState.CANCELLED).state());
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void whatIsSaidOfANumberIsAboutTheParcelThatHasItNow() {
        var payment = shop.paid("");
        var refused = moved(added(payment, "SF1"), ShipmentState.SENT, ShipmentState.REFUSED);
        var another = moved(added(payment, "SF1"), ShipmentState.SENT, ShipmentState.SHIPPED);
        assertEquals(Set.of(), move(refused, ShipmentState.SHIPPED));
        assertEquals(ShipmentState.REFUSED, reload(refused).state());
        assertEquals(ShipmentState.SHIPPED, reload(another).state());
    }

    @Test
    void aNumberThatIsAboutToBeGivenIsNotTakenBack() {
        var payment = shop.paid("");
        var refused = moved(added(payment, "SF1"), ShipmentState.SENT, ShipmentState.REFUSED);
        var another = moved(added(payment, "SF2"), ShipmentState.SENT, ShipmentState.SHIPPED);
        assertTrue(asked(another, Kind.NUMBER, "SF1"));
        assertEquals(Set.of(), move(refused, ShipmentState.SHIPPED));
        assertTrue(changed(reload(another), OperationState.SENT));
        assertTrue(changed(reload(another), OperationState.DONE));
        assertEquals("SF1", reload(another).parcel().trackingNo());
    }

    @Test
    void twoParcelsOfAnOrderDoNotBothBecomeOneNumber() {
        var payment = shop.paid("");
        var first = moved(added(payment, "SF1"), ShipmentState.SENT, ShipmentState.SHIPPED);
        var second = moved(added(payment, "SF2"), ShipmentState.SENT, ShipmentState.SHIPPED);
        assertTrue(asked(first, Kind.NUMBER, "SF3"));
        assertFalse(asked(second, Kind.NUMBER, "SF3"));
        assertEquals(Set.of("SF1", "SF2", "SF3"), shop.ledger.shipments().taken(payment.orderNo()));
    }

    @Test
    void anAnswerThatCameLateIsNotWrittenToTheNextChange() {
        var shipment = moved(added(shop.paid(""), "SF1"), ShipmentState.SENT, ShipmentState.SHIPPED);
        asked(shipment, Kind.DELIVERED, null);
        changed(reload(shipment), OperationState.SENT);
        var waiting = reload(shipment);
        // meanwhile another till asked, saw it done, and somebody wants the number changed
        changed(reload(shipment), OperationState.DONE);
        asked(shipment, Kind.NUMBER, "SF2");
        changed(reload(shipment), OperationState.SENT);
        assertFalse(changed(waiting, OperationState.FAILED));
        assertTrue(changed(reload(shipment), OperationState.DONE));
        assertEquals("SF2", reload(shipment).parcel().trackingNo());
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void whatWasAskedAboutTheOldNumberSaysNothingOfTheNewOne() {
        var asking = moved(added(shop.paid(""), "SF1"), ShipmentState.SENT, ShipmentState.ACCEPTED);
        asked(asking, Kind.NUMBER, "SF2");
        changed(reload(asking), OperationState.SENT);
        changed(reload(asking), OperationState.DONE);
        assertEquals(Set.of(), move(asking, ShipmentState.UNCERTAIN));
        assertEquals(ShipmentState.ACCEPTED, reload(asking).state());
    }

    @Test
    void whatWasPutAsideUnsentLeavesItsNumberFree() {
        var payment = shop.paid("");
        moved(added(payment, "SF1"), ShipmentState.CANCELLED);
        assertEquals(Set.of(), shop.ledger.shipments().taken(payment.orderNo()));
        added(payment, "SF1");
    }

    @Test
    void paidOrdersAreFoundByTheBeginningOfAnyNumber() {
        var first = shop.paid("A-17");
        var second = shop.paid("A-18");
        shop.inState(till.domain.PaymentState.AWAITING_PAYER);
        var shipments = shop.ledger.shipments();
        var here = List.of(first.order().gateway());
        assertEquals(2, shipments.paid(new Shipments.Paid(here, "", 9)).size());
        assertEquals(1, shipments.paid(new Shipments.Paid(here, "", 1)).size());
        assertEquals(List.of(second), shipments.paid(new Shipments.Paid(here, "A-18", 9)));
        assertEquals(
                List.of(first),
                shipments.paid(new Shipments.Paid(here, first.order().reference(), 9)));
        assertEquals(List.of(), shipments.paid(new Shipments.Paid(here, "B", 9)));
        assertEquals(List.of(), shipments.paid(new Shipments.Paid(List.of("acqra"), "A", 9)));
    }
}
