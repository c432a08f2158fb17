package till.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Payment;
import till.domain.ShipmentState;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.Operation;

/** One parcel and a thousand by the real program's command line, judged by the simulated gateway's own book. */
@SuppressWarnings("NullAway") // what the tests make is there
class ParcelsByCommandTest {
    private static final int ROWS = 1000;

    @TempDir
    private Path folder;

    private ShopInTest shop;
    private Program program;
    private final List<Payment> orders = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        shop = new ShopInTest(folder, "acqra");
        program = new Program(folder);
        try (var till = shop.till()) {
            for (var count = 0; count < 10; count++) {
                till.charge("S-" + count, false);
                var payment = till.payments("S-" + count).getFirst();
                shop.customer().pay(payment.orderNo().text());
                orders.add(till.check(payment));
            }
        }
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void oneParcelIsTheGatewaysAtOnce() throws Exception {
        var run = program.run("ship", "add", "--order", "S-1", "--carrier", "2EBOX", "--number", "EB20251119");
        assertEquals(0, run.code(), run.err());
        assertEquals(Map.of("told EB20251119", "1"), ManyParcels.told(shop.book()));
        assertEquals(
                3,
                program.run("ship", "add", "--order", "X", "--carrier", "2EBOX", "--number", "EB2")
                        .code());
    }

    @Test
    void aThousandRowsOfWhichAThirdAreBadAndAnAnswerIsLostReachTheGatewayOnceEach() throws Exception {
        var parcels = new ManyParcels(orders, ROWS);
        var file = parcels.write(folder.resolve("parcels.csv"));
        var failed = folder.resolve("failed.csv");
        var running = program.start(
                "ship",
                "batch",
                file.toString(),
                "--column",
                "order=Order ref",
                "--column",
                "carrier=Bote",
                "--column",
                "tracking_no=Waybill No",
                "--failed",
                failed.toString());
        await().atMost(Duration.ofSeconds(90)).until(() -> ManyParcels.calls(shop.book()) > 10);
        new FaultDial(shop.book()).next(Fault.ANSWER_LOST, Operation.SHIPMENT, 1);
        var run = running.ended();
        assertEquals(3, run.code(), run.err());
        assertEquals(parcels.bad() + 1, Files.readAllLines(failed).size());
        try (var till = shop.till()) {
            till.sweep();
            till.settle();
            assertEquals(parcels.expected(), ManyParcels.told(shop.book()));
            assertEquals(
                    Map.of(ShipmentState.SHIPPED, parcels.good()),
                    till.ledger().shipments().counts());
            assertEquals(List.of(), till.faults());
        }
    }
}
