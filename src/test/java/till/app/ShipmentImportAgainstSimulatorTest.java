package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.ShipmentChange;
import till.domain.ShipmentState;
import till.service.Books;
import till.service.GatewayDirectory;
import till.service.ParcelText;
import till.service.ShipmentImport;
import till.service.ShipmentImport.Watcher;
import till.service.TillServices;
import till.simulator.Fault;
import till.simulator.Operation;
import till.simulator.OrderBook;

/** A file of parcels through the service, the real adapter and HTTP. */
@SuppressWarnings("NullAway") // what the tests make is there
class ShipmentImportAgainstSimulatorTest extends ParcelsAtSimulator {
    @Test
    void aParcelThatWasPutAsideUnsentCanBeImportedAgain() {
        var payment = till.paid();
        var refused = refused(payment, "EB20251119");
        till.services.shipments().change(refused.id(), ShipmentChange.Kind.CANCELLED, null, Acting.UNNAMED);
        var rows = till.services.shipments().imports().look(List.of(parcel(payment, "EB20251119")), Watcher.NONE);
        assertEquals(List.of(), rows.getFirst().problems());
        assertEquals(1, sent(rows).stream().filter(each -> !each.failed()).count());
        assertEquals(List.of("EB20251119"), book(payment));
    }

    private List<ShipmentImport.Row> rows(int good, int bad) {
        var texts = new ArrayList<ParcelText>();
        var payment = till.paid();
        for (var at = 0; at < good; at++) {
            texts.add(parcel(payment, "EB%06d".formatted(at)));
        }
        for (var at = 0; at < bad; at++) {
            texts.add(new ParcelText("X" + at, "2EBOX", "EB9%05d".formatted(at), "", "", ""));
        }
        return till.services.shipments().imports().look(texts, Watcher.NONE);
    }

    private List<ShipmentImport.Sent> sent(List<ShipmentImport.Row> rows) {
        return till.services
                .shipments()
                .imports()
                .send(rows, Acting.UNNAMED, Watcher.NONE)
                .value();
    }

    private Payment paymentOf(List<ShipmentImport.Row> rows) {
        return till.services.payments().find(rows.getFirst().parcel().orderNo()).orElseThrow();
    }

    @Test
    void aThousandRowsOfWhichAThirdAreBadReachTheGatewayOnceEach() {
        var rows = rows(667, 333);
        assertEquals(333, rows.stream().filter(row -> !row.sendable()).count());
        var sent = sent(rows);
        assertEquals(333, sent.stream().filter(ShipmentImport.Sent::failed).count());
        assertEquals(667, book(paymentOf(rows)).size());
        assertEquals(0, toldTwice());
        var again = till.services
                .shipments()
                .imports()
                .look(rows.stream().map(ShipmentImport.Row::text).toList(), Watcher.NONE);
        assertTrue(again.stream().noneMatch(ShipmentImport.Row::sendable));
        assertEquals(List.of(), faults());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ANSWER_LOST", "SERVER_ERROR"})
    void anAnswerLostInTheMiddleOfABatchDoublesAndLosesNothing(Fault fault) {
        var rows = rows(60, 0);
        sent(rows.subList(0, 20));
        till.dial().next(fault, Operation.SHIPMENT, 1);
        var sent = sent(rows.subList(20, 60));
        assertEquals(
                20,
                sent.stream()
                        .filter(each -> each.shipment().state() == ShipmentState.UNCERTAIN)
                        .count());
        pass(Duration.ofMinutes(30));
        assertEquals(60, book(paymentOf(rows)).size());
        assertEquals(0, toldTwice());
        assertEquals(
                Map.of(ShipmentState.SHIPPED, 60L), till.services.shipments().counts());
        assertEquals(List.of(), faults());
    }

    @Test
    void twoTillsThatImportTheSameFileAtOnceSendEachRowOnce() {
        var rows = rows(120, 0);
        var other = TillServices.on(
                Mode.TRAINING,
                new Books(till.ledger, line -> {}),
                new GatewayDirectory(List.of(till.gateway)),
                till.services.here());
        var results = Stream.of(till.services, other)
                .map(services -> CompletableFuture.supplyAsync(() -> services.shipments()
                        .imports()
                        .send(rows, Acting.UNNAMED, Watcher.NONE)
                        .value()))
                .toList();
        var sent = results.stream()
                .flatMap(each -> each.join().stream())
                .filter(each -> !each.failed())
                .count();
        assertEquals(120, sent);
        pass(Duration.ofMinutes(10));
        assertEquals(120, book(paymentOf(rows)).size());
        assertEquals(
                Set.of("1"),
                Set.copyOf(ManyParcels.told((OrderBook) till.simulated.server().book())
                        .values()));
        assertEquals(
                Map.of(ShipmentState.SHIPPED, 120L), till.services.shipments().counts());
        assertEquals(List.of(), faults());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ANSWER_LOST", "REFUSED_CONNECTION"})
    void aClockThatIsSetBackDoublesAndLosesNothing(Fault fault) {
        var payment = till.paid();
        till.dial().next(fault, Operation.SHIPMENT, 2);
        var shipment = added(payment, "EB20251119").value();
        clock.pass(Duration.ofDays(-1));
        poller.sweep();
        pass(Duration.ofMinutes(10));
        clock.pass(Duration.ofDays(1));
        pass(Duration.ofMinutes(30));
        assertEquals(ShipmentState.SHIPPED, now(shipment).state());
        assertEquals(Map.of("told EB20251119", "1"), ManyParcels.told((OrderBook)
                till.simulated.server().book()));
        assertEquals(List.of(), faults());
    }

    @Test
    void whatAStoppedImportDidNotSendIsNotWrittenEither() {
        var rows = rows(60, 0);
        var sent = till.services
                .shipments()
                .imports()
                .send(
                        rows,
                        Acting.UNNAMED,
                        new Watcher(_ -> {}, () -> !book(paymentOf(rows)).isEmpty()))
                .value();
        assertEquals(20, sent.stream().filter(each -> !each.failed()).count());
        assertEquals(20, book(paymentOf(rows)).size());
        pass(Duration.ofMinutes(2));
        assertEquals(20, book(paymentOf(rows)).size());
    }

    @Test
    void whatIsWrongWithARowIsAllNamed() {
        var payment = till.paid();
        added(payment, "EB20251119");
        var reference = payment.order().reference();
        var texts = List.of(
                new ParcelText("", "", "", "tomorrow", "sideways", "mailto:x"),
                new ParcelText(reference, "NOBODY", "EB1", "2030-01-01", "", ""),
                parcel(payment, "EB20251119"),
                parcel(payment, "EB777777"),
                parcel(payment, "EB777777"));
        var keys = till.services.shipments().imports().look(texts, Watcher.NONE).stream()
                .map(row -> row.problems().stream().map(Problem::key).toList())
                .toList();
        assertEquals(
                List.of(
                        List.of(
                                "ship.orderMissing",
                                "ship.numberMissing",
                                "ship.carrierMissing",
                                "ship.dateWrong",
                                "ship.directionWrong",
                                "ship.urlWrong"),
                        List.of("ship.dateAhead", "ship.carrierUnknown"),
                        List.of("ship.duplicate"),
                        List.of(),
                        List.of("ship.duplicateInFile")),
                keys);
    }
}
