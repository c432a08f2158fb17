package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.ShipmentChange;
import till.domain.ShipmentState;
import till.service.ShipmentImport.Row;
import till.service.ShipmentImport.Sent;
import till.service.ShipmentImport.Watcher;

/** Many parcels from one file: what each row is told, and what of them goes out. */
class ShipmentImportTest extends TillCases {
    private TakenParcels parcels;

    @BeforeEach
    void begin() {
        parcels = till.gateway.ships();
    }

    private ShipmentImport imports() {
        return till.services.shipments().imports();
    }

    private static ParcelText text(Payment payment, String carrier, String number) {
        return new ParcelText(payment.order().reference(), carrier, number, "", "", "");
    }

    private List<Row> look(ParcelText... texts) {
        return imports().look(List.of(texts), Watcher.NONE);
    }

    private List<Sent> send(List<Row> rows) {
        return imports().send(rows, Acting.UNNAMED, Watcher.NONE).value();
    }

    @Test
    void aRowInOrderIsSentAndKnownAsSuchTheNextTime() {
        var payment = till.paid();
        var rows = look(text(payment, "DHL", "1234567890"));
        assertEquals(1, rows.getFirst().number());
        assertTrue(rows.getFirst().sendable());
        assertEquals(List.of(), rows.getFirst().remarks());
        var sent = send(rows).getFirst();
        assertFalse(sent.failed());
        assertEquals(ShipmentState.ACCEPTED, state(sent));
        var again = look(text(payment, "DHL", "1234567890")).getFirst();
        assertFalse(again.sendable());
        assertEquals(List.of(Problem.of("ship.duplicate", "1234567890")), again.problems());
    }

    @Test
    void everythingThatIsWrongWithARowIsNamed() {
        var unknown = new ParcelText("NOWHERE", "Uncle Bob", "A,B", "", "", "");
        var row = look(unknown).getFirst();
        assertFalse(row.sendable());
        assertEquals(
                List.of(
                        Problem.of("ship.orderUnknown", "NOWHERE"),
                        Problem.of("ship.numberShape", "A,B"),
                        Problem.of("ship.carrierUnknown", "Uncle Bob")),
                row.problems());
        var sent = send(List.of(row)).getFirst();
        assertTrue(sent.failed());
        assertEquals(row.problems().getFirst(), sent.problem());
        assertNull(sent.shipment());
        assertEquals(List.of(), parcels.asked);
    }

    @Test
    void aMissingCarrierIsNamedOnce() {
        assertEquals(
                List.of(Problem.of("ship.carrierMissing")),
                look(text(till.paid(), "", "1")).getFirst().problems());
    }

    @Test
    void aCarrierAGatewayTookBeforeIsKnown() {
        var payment = till.paid();
        var uncle = new ParcelText(payment.order().reference(), "Uncle Bob", "1", "", "", "");
        assertFalse(look(uncle).getFirst().sendable());
        till.services.shipments().add(uncle, Acting.UNNAMED);
        var other = new ParcelText(payment.order().reference(), "Uncle Bob", "2", "", "", "");
        assertTrue(look(other).getFirst().sendable());
    }

    @Test
    void aNumberUnlikeItsCarriersIsNotedAndSent() {
        var row = look(text(till.paid(), "DHL", "SF1")).getFirst();
        assertTrue(row.sendable());
        assertEquals(List.of(Problem.of("ship.numberUnlike", "DHL Express", "1234567890")), row.remarks());
    }

    @Test
    void aSecondRowOfTheSameNumberNamesTheLineOfTheFirst() {
        var payment = till.paid();
        var rows = look(text(payment, "DHL", "1"), text(payment, "DHL", "2"), text(payment, "DHL", "2"));
        assertTrue(rows.get(1).sendable());
        assertEquals(
                List.of(Problem.of("ship.duplicateInFile", "2", "3")),
                rows.get(2).problems());
    }

    @Test
    void whatWentBackWholeTakesOnlyAReturn() {
        var payment = till.paid();
        till.services
                .refunds()
                .refund(new RefundRequest(payment.orderNo(), Samples.AMOUNT, "cold tea"), Acting.UNNAMED);
        var reference = payment.order().reference();
        assertEquals(
                List.of(Problem.of("ship.orderRefunded", reference)),
                look(text(payment, "DHL", "1")).getFirst().problems());
        assertTrue(look(new ParcelText(reference, "DHL", "1", "", "return", ""))
                .getFirst()
                .sendable());
    }

    @Test
    void aNumberOfTwoOrdersIsAskedBackForAlsoWithinAFile() {
        var first = till.paid();
        var second = till.paid();
        var rows = look(text(first, "DHL", "1"), text(second, "DHL", "1"), text(first, "DHL", "2"));
        var elsewhere = Problem.of("ship.elsewhere", "1", first.order().reference());
        assertNull(rows.getFirst().elsewhere());
        assertEquals(elsewhere, rows.get(1).elsewhere());
        assertTrue(rows.get(1).remarks().contains(elsewhere));
        var wanted = ShipmentImport.withoutElsewhere(rows);
        assertEquals(
                List.of(true, false, true), wanted.stream().map(Row::sendable).toList());
        assertEquals(List.of(elsewhere), wanted.get(1).problems());
        assertEquals(
                1, wanted.get(1).remarks().stream().filter(elsewhere::equals).count(), "named once");
    }

    @Test
    void aNumberAnotherOrderHasInTheLedgerIsAskedBackFor() {
        var first = till.paid();
        till.services.shipments().add(text(first, "DHL", "1"), Acting.UNNAMED);
        assertEquals(
                Problem.of("ship.elsewhere", "1", first.order().reference()),
                look(text(till.paid(), "DHL", "1")).getFirst().elsewhere());
    }

    @Test
    void whatTheGatewayLeavesOutHasFailedAndKeepsNoOther() {
        var payment = till.paid();
        parcels.refuses("2", "carrier unknown");
        var sent = send(look(text(payment, "DHL", "1"), text(payment, "DHL", "2"), text(payment, "DHL", "3")));
        assertEquals(
                List.of(false, true, false), sent.stream().map(Sent::failed).toList());
        assertEquals(List.of("add 1 2 3"), parcels.asked);
        assertEquals(ShipmentState.REFUSED, state(sent.get(1)));
    }

    /** Between looking and sending somebody else wrote the same parcel down. */
    @Test
    void whatAnotherWroteMeanwhileIsNotWrittenTwice() {
        var payment = till.paid();
        var rows = look(text(payment, "DHL", "1"));
        till.services.shipments().add(text(payment, "DHL", "1"), Acting.UNNAMED);
        var sent = send(rows).getFirst();
        assertEquals(Problem.of("ship.duplicate", "1"), sent.problem());
        assertEquals(1, till.services.shipments().of(payment.orderNo()).size());
    }

    private ParcelText[] many(int rows) {
        var payment = till.paid();
        return IntStream.range(0, rows)
                .mapToObj(row -> text(payment, "DHL", "N" + row))
                .toArray(ParcelText[]::new);
    }

    @Test
    void howFarItIsIsTold() {
        var looked = new ArrayList<Integer>();
        var rows = imports().look(List.of(many(41)), new Watcher(looked::add, () -> false));
        assertEquals(IntStream.rangeClosed(1, 41).boxed().toList(), looked);
        var told = new ArrayList<Integer>();
        var sent = imports()
                .send(rows, Acting.UNNAMED, new Watcher(told::add, () -> false))
                .value();
        assertEquals(List.of(20, 40, 41), told);
        assertEquals(rows, sent.stream().map(Sent::row).toList());
        assertEquals(3, parcels.asked.size());
    }

    @Test
    void behindAStopNothingIsWritten() {
        var rows = look(many(41));
        var told = new ArrayList<Integer>();
        var sent = imports()
                .send(rows, Acting.UNNAMED, new Watcher(told::add, () -> told.contains(20)))
                .value();
        assertEquals(41, sent.size());
        assertEquals(20, sent.stream().filter(each -> each.shipment() != null).count());
        assertEquals(Problem.of("ship.stopped"), sent.getLast().problem());
        assertTrue(sent.getLast().failed());
        var stopped = imports().look(List.of(many(5)), new Watcher(_ -> {}, () -> true));
        assertEquals(List.of(), stopped);
    }

    @Test
    void whatWasPutAsideIsNoDuplicate() {
        var payment = till.paid();
        parcels.refuses("1", "no");
        var refused = till.services
                .shipments()
                .add(text(payment, "DHL", "1"), Acting.UNNAMED)
                .value();
        till.services.shipments().change(refused.id(), ShipmentChange.Kind.CANCELLED, null, Acting.UNNAMED);
        assertTrue(look(text(payment, "DHL", "1")).getFirst().sendable());
    }

    private static ShipmentState state(Sent sent) {
        return Objects.requireNonNull(sent.shipment()).state();
    }
}
