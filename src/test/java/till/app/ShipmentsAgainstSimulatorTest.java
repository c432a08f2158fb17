package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Acting;
import till.domain.By;
import till.domain.Mode;
import till.domain.OperationState;
import till.domain.Parcel;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Shipment;
import till.domain.ShipmentChange;
import till.domain.ShipmentState;
import till.gateway.Shipments;
import till.gateway.Shipments.ParcelChange;
import till.gateway.Shipments.ParcelStatus;
import till.poll.ShipmentPoller;
import till.service.Books;
import till.service.GatewayDirectory;
import till.service.MovableClock;
import till.service.ParcelText;
import till.service.ShipmentImport;
import till.service.ShipmentImport.Watcher;
import till.service.ShipmentService.Twice;
import till.service.TillServices;
import till.settings.DataFolder;
import till.simulator.Fault;
import till.simulator.Operation;
import till.simulator.OrderBook;
import till.simulator.SeenRequest;

/** Shipments through the service, the real adapter and HTTP, judged by the simulated gateway's own book. */
@SuppressWarnings("NullAway") // what the tests make is there
class ShipmentsAgainstSimulatorTest {
    @TempDir
    private Path home;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T04:00:00Z"));
    private final TillThreads threads = new TillThreads();
    private List<Simulations.Simulated> gateways = List.of();
    private SimulatedTill till;
    private ShipmentPoller poller;

    @BeforeEach
    void open() throws Exception {
        var folder = ((Result.Done<DataFolder>) DataFolder.open(home)).value();
        gateways = Simulations.start(folder, threads, new SecureRandom(), SimulatedTill.clockOf(clock));
        var acqra = gateways.stream()
                .filter(gateway -> gateway.profile().kind().equals("acqra"))
                .findFirst()
                .orElseThrow();
        till = new SimulatedTill(acqra, clock, Map.of());
        poller = new ShipmentPoller(till.services.shipments(), Runnable::run);
    }

    @AfterEach
    void close() {
        till.close();
        gateways.forEach(gateway -> gateway.server().close());
        threads.close();
    }

    private static ParcelText parcel(Payment payment, String number) {
        return new ParcelText(payment.order().reference(), "2EBOX", number, "", "", "");
    }

    private Result<Shipment> added(Payment payment, String number) {
        return till.services.shipments().add(parcel(payment, number), Acting.UNNAMED);
    }

    private Shipment now(Shipment shipment) {
        return till.services.shipments().find(shipment.id()).orElseThrow();
    }

    private void pass(Duration time) {
        for (var end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            clock.pass(Duration.ofSeconds(5));
            while (poller.tick() > 0) {
                // everything that is due now
            }
        }
    }

    /** The parcels the gateway has of an order. */
    private List<String> book(Payment payment) {
        return ((OrderBook) till.simulated.server().book())
                .find(payment.orderNo().text()).orElseThrow().values().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("parcel ")
                                && !entry.getValue().isEmpty())
                        .map(entry -> entry.getKey().substring("parcel ".length()))
                        .sorted()
                        .toList();
    }

    /** How often the gateway was told of what it had already. */
    private long toldTwice() {
        return seen().stream().filter(seen -> seen.code().equals("1002")).count();
    }

    private List<SeenRequest> seen() {
        return till.simulated.server().book().requests().stream()
                .filter(seen -> seen.operation() == Operation.SHIPMENT)
                .toList();
    }

    private List<String> faults() {
        return till.ledger.history().verify().faults();
    }

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

    /** As it stands once a gateway did not take it, which the simulated one does only where the till's own rules do. */
    private Shipment refused(Payment payment, String number) {
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
