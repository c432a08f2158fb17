package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.By;
import till.domain.OperationState;
import till.domain.Parcel;
import till.domain.Parcel.Direction;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Shipment;
import till.domain.ShipmentChange;
import till.domain.ShipmentState;

@SuppressWarnings("NullAway") // it does not see @Nullable on nested types of compiled classes
class ShipmentsTest extends OnEachStore {
    private int ids;

    ShipmentsTest(TestStore store) {
        super(store);
    }

    private Shipments.Draft draft(Payment payment, String number) {
        return draft(payment, number, Direction.FORWARD);
    }

    private Shipments.Draft draft(Payment payment, String number, Direction direction) {
        var parcel = new Parcel(payment.orderNo(), "FEDEX", number, DAY, direction, null);
        return new Shipments.Draft("S%03d".formatted(++ids), parcel, "T1", NOON.plusSeconds(ids), By.NOBODY);
    }

    private Shipments.Adding add(Shipments.Draft draft) {
        return shop.ledger.shipments().add(List.of(draft)).getFirst();
    }

    private Shipment added(Payment payment, String number) {
        return ((Shipments.Added) add(draft(payment, number))).shipment();
    }

    private static Shipments.Move move(Shipment shipment, ShipmentState to) {
        return new Shipments.Move(
                shipment, to, NOON.plusSeconds(60), "sent", "0000", Map.of(), NOON.plusSeconds(90), By.NOBODY);
    }

    private Shipment moved(Shipment shipment, ShipmentState... states) {
        var now = shipment;
        for (var state : states) {
            assertEquals(Set.of(now.id()), shop.ledger.shipments().move(List.of(move(now, state))));
            now = reload(now);
        }
        return now;
    }

    private Shipment reload(Shipment shipment) {
        return shop.ledger.shipments().find(shipment.id()).orElseThrow();
    }

    private void denied(Shipment shipment, int times) {
        var heard = new Payments.Heard(NOON.plusSeconds(70), "not found", null, times, NOON.plusSeconds(80));
        shop.ledger.shipments().heard(shipment, heard, null);
    }

    @Test
    void aShipmentIsReadBackWholeAndStandsInTheHistory() {
        var payment = shop.paid("");
        var draft = new Shipments.Draft(
                "S1",
                new Parcel(payment.orderNo(), "FEDEX", "SF1", DAY, Direction.RETURN, "https://t.example/SF1"),
                "T1",
                NOON,
                new By("mei", "bo"));
        var expected = new Shipment(
                "S1",
                draft.parcel(),
                "gnete",
                "T1",
                ShipmentState.DRAFT,
                0,
                null,
                Map.of(),
                NOON,
                new By("mei", "bo"),
                new Payment.Watch(NOON, 0, 0, null, null, NOON));
        assertEquals(new Shipments.Added(expected), add(draft));
        assertEquals(List.of(expected), shop.ledger.shipments().of(payment.orderNo()));
        assertEquals(List.of(expected), shop.ledger.shipments().due(NOON, 9));
        var known = moved(expected, ShipmentState.SENT, ShipmentState.SHIPPED);
        assertEquals(1, known.sendings());
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void whatWasNotPaidOrAllWentBackIsNotSent() {
        var waiting = shop.inState(PaymentState.AWAITING_PAYER);
        var back = shop.paid("");
        shop.reserved(back, PRICE);
        var partly = shop.paid("");
        shop.reserved(partly, Money.parse("HKD 8.50"));

        assertInstanceOf(Shipments.NotPaid.class, add(draft(waiting, "SF1")));
        assertInstanceOf(Shipments.Refunded.class, add(draft(back, "SF1")));
        assertInstanceOf(Shipments.Added.class, add(draft(back, "SF1", Direction.RETURN)));
        assertInstanceOf(Shipments.Added.class, add(draft(partly, "SF1")));
    }

    @Test
    void oneRowThatCannotBeWrittenKeepsNoOtherFromIt() {
        var paid = shop.paid("");
        var waiting = shop.inState(PaymentState.AWAITING_PAYER);
        var results = shop.ledger
                .shipments()
                .add(List.of(draft(waiting, "SF1"), draft(paid, "SF1"), draft(paid, "SF1"), draft(paid, "SF2")));
        assertEquals(
                List.of(
                        Shipments.NotPaid.class,
                        Shipments.Added.class,
                        Shipments.Duplicate.class,
                        Shipments.Added.class),
                results.stream().<Class<?>>map(Object::getClass).toList());
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void aNumberStandsOnceAtAnOrderUntilItIsRefused() {
        var payment = shop.paid("");
        var first = moved(added(payment, "SF1"), ShipmentState.SENT);
        assertEquals(new Shipments.Duplicate(first), add(draft(payment, "SF1")));
        assertInstanceOf(Shipments.Added.class, add(draft(shop.paid(""), "SF1")));
        var refused = moved(first, ShipmentState.REFUSED);
        added(payment, "SF1");
        denied(refused, 1);
        assertEquals(Set.of(), shop.ledger.shipments().move(List.of(move(refused, ShipmentState.SENT))));
    }

    @Test
    void onlyOneWriterMovesAShipment() {
        var shipment = added(shop.paid(""), "SF1");
        var another = shop.open("T2");
        assertEquals(Set.of("S001"), another.shipments().move(List.of(move(shipment, ShipmentState.SENT))));
        assertEquals(Set.of(), shop.ledger.shipments().move(List.of(move(shipment, ShipmentState.SENT))));
        assertThrows(IllegalArgumentException.class, () -> move(shipment, ShipmentState.SHIPPED));
    }

    @Test
    void fromDoubtItGoesOutAgainOnlyAfterTwoDenials() {
        var shipment = moved(added(shop.paid(""), "SF1"), ShipmentState.SENT, ShipmentState.UNCERTAIN);
        denied(shipment, 1);
        assertEquals(Set.of(), shop.ledger.shipments().move(List.of(move(reload(shipment), ShipmentState.SENT))));
        denied(reload(shipment), 2);
        var again = moved(reload(shipment), ShipmentState.SENT);
        assertEquals(2, again.sendings());
        assertEquals(0, again.watch().missing());
    }

    @Test
    void aRefusedOneGoesOutAgainOnlyAfterItWasDenied() {
        var shipment = moved(added(shop.paid(""), "SF1"), ShipmentState.SENT, ShipmentState.REFUSED);
        assertEquals(Set.of(), shop.ledger.shipments().move(List.of(move(shipment, ShipmentState.SENT))));
        denied(shipment, 1);
        moved(reload(shipment), ShipmentState.SENT);
    }

    private boolean asked(Shipment shipment, ShipmentChange.Kind kind, String number) {
        return shop.ledger.shipments().ask(shipment.id(), kind, number, NOON.plusSeconds(100), By.NOBODY);
    }

    private boolean changed(Shipment shipment, OperationState to) {
        var move = new Shipments.ChangeMove(reload(shipment), to, NOON.plusSeconds(110), "0000", NOON);
        return shop.ledger.shipments().moveChange(move);
    }

    @Test
    void oneChangeAtATimeIsCarriedOutWhenItIsDone() {
        var payment = shop.paid("");
        added(payment, "SF3");
        var shipment = moved(added(payment, "SF1"), ShipmentState.SENT, ShipmentState.SHIPPED);
        assertFalse(asked(shipment, ShipmentChange.Kind.NUMBER, "SF3"));
        assertTrue(asked(shipment, ShipmentChange.Kind.NUMBER, "SF2"));
        assertFalse(asked(shipment, ShipmentChange.Kind.CANCELLED, null));
        assertInstanceOf(Shipments.Duplicate.class, add(draft(payment, "SF2")));
        assertTrue(changed(shipment, OperationState.SENT));
        assertEquals("SF1", reload(shipment).parcel().trackingNo());
        assertTrue(changed(shipment, OperationState.DONE));
        var renamed = reload(shipment);
        assertEquals("SF2", renamed.parcel().trackingNo());
        assertEquals(new ShipmentChange(ShipmentChange.Kind.NUMBER, "SF2", OperationState.DONE), renamed.change());
        assertInstanceOf(Shipments.Added.class, add(draft(payment, "SF1")));
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void aChangeInDoubtGoesOutAgainOnlyAfterTwoDenials() {
        var shipment = moved(added(shop.paid(""), "SF1"), ShipmentState.SENT, ShipmentState.SHIPPED);
        asked(shipment, ShipmentChange.Kind.CANCELLED, null);
        changed(shipment, OperationState.SENT);
        changed(shipment, OperationState.UNCERTAIN);
        assertFalse(changed(shipment, OperationState.SENT));
        denied(reload(shipment), 2);
        assertTrue(changed(shipment, OperationState.SENT));
    }

    @Test
    void whatTheGatewayDoesNotKnowCannotBeChanged() {
        assertFalse(asked(added(shop.paid(""), "SF1"), ShipmentChange.Kind.CANCELLED, null));
    }

    @Test
    void whatWasChangedBesideTheTillIsNamed() {
        var shipment = moved(added(shop.paid(""), "SF1"), ShipmentState.SENT);
        shop.sql("update shipment set carrier = 'DHL' where id = '" + shipment.id() + "'");
        assertTrue(shop.firstFault().orElseThrow().contains("carrier is DHL, its events say FEDEX"));
        shop.sql("update shipment set carrier = 'FEDEX', state = 'SHIPPED', open_at = null");
        assertTrue(shop.firstFault().orElseThrow().contains("state is SHIPPED, its events say SENT"));
        shop.sql("delete from shipment");
        assertTrue(shop.firstFault().orElseThrow().contains("has events and no row"));
    }

    @Test
    void shipmentsAreFoundByTheirNumberAndTheirOrdersNewestFirst() {
        var payment = shop.paid("A-17");
        var first = added(payment, "SF1");
        var second = added(payment, "SF2");
        var other = moved(added(shop.paid(""), "DH9"), ShipmentState.SENT);
        var shipments = shop.ledger.shipments();
        assertEquals(List.of(other, second, first), shipments.list(Shipments.Search.ALL, null, 9));
        assertEquals(List.of(first), shipments.list(Shipments.Search.ALL, second, 9));
        assertEquals(List.of(second, first), shipments.list(new Shipments.Search("A-17", Set.of(), null), null, 9));
        assertEquals(List.of(second, first), shipments.list(new Shipments.Search("SF", Set.of(), null), null, 9));
        assertEquals(
                List.of(other),
                shipments.list(new Shipments.Search("", Set.of(ShipmentState.SENT), Direction.FORWARD), null, 9));
        assertEquals(List.of(), shipments.list(new Shipments.Search("", Set.of(), Direction.RETURN), null, 9));
        assertEquals(Map.of(ShipmentState.DRAFT, 2L, ShipmentState.SENT, 1L), shipments.counts());
        assertEquals(List.of(other), shipments.numbered("DH9"));
    }

    @Test
    void anOrderWaitsUntilAParcelToTheCustomerIsWrittenDown() {
        var waiting = shop.paid("");
        var sent = shop.paid("");
        added(sent, "SF1");
        var back = shop.paid("");
        shop.reserved(back, PRICE);
        var onlyReturned = shop.paid("");
        add(draft(onlyReturned, "SF2", Direction.RETURN));
        var refused = shop.paid("");
        moved(added(refused, "SF3"), ShipmentState.SENT, ShipmentState.REFUSED);
        var link = shop.moved(shop.added(shop.linkOrder("")), PaymentState.PAID);

        var shipments = shop.ledger.shipments();
        assertEquals(
                List.of(waiting, onlyReturned, refused, link),
                shipments.unshipped(new Shipments.Unshipped(List.of("gnete"), NOON, false, 9)));
        assertEquals(List.of(link), shipments.unshipped(new Shipments.Unshipped(List.of("gnete"), NOON, true, 9)));
        assertEquals(List.of(), shipments.unshipped(new Shipments.Unshipped(List.of("acqra"), NOON, false, 9)));
        assertEquals(
                List.of(),
                shipments.unshipped(new Shipments.Unshipped(List.of("gnete"), NOON.plusSeconds(60), false, 9)));
    }

    @Test
    void aSweepLeavesTheGatewaysOwnWordToItsPace() {
        var known = moved(added(shop.paid(""), "SF1"), ShipmentState.SENT, ShipmentState.SHIPPED);
        var doubtful = moved(added(shop.paid(""), "SF2"), ShipmentState.SENT, ShipmentState.UNCERTAIN);
        var later = NOON.plusSeconds(61);
        shop.ledger.shipments().sweep(later);
        assertEquals(
                List.of(doubtful.id()),
                shop.ledger.shipments().due(later, 9).stream().map(Shipment::id).toList());
        assertTrue(shop.ledger.shipments().lease(known.id(), "a", later, later.plusSeconds(9)));
        assertFalse(shop.ledger.shipments().lease(known.id(), "b", later, later.plusSeconds(9)));
    }
}
