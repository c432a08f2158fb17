package till.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.Payment;
import till.domain.PaymentMethod;
import till.domain.Result;
import till.domain.ShipmentState;
import till.gateway.Gateway;
import till.poll.ShipmentPoller;
import till.service.ChargeRequest;
import till.service.Started;
import till.settings.DataFolder;
import till.simulator.Fault;
import till.simulator.FaultDial;
import till.simulator.Operation;
import till.simulator.OrderBook;
import till.simulator.SimulatedCustomer;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;
import till.ui.shell.TillWindow;

/**
 * One parcel and many through a real window, the real adapter and HTTP, judged by the simulated gateway's own book.
 * {@code -Dparcels=N} for another number of rows; how long the window stood still at most is printed then.
 */
@SuppressWarnings("NullAway") // what the tests make is there
class ParcelsThroughTheWindowTest extends FxRobot {
    private static final int USUAL = 1000;
    private static final int ROWS_OF_AN_ORDER = 20;
    /** A few are asked about in each. */
    private static final int MOST_TURNS = 5000;

    private static final Instant BEFORE = Instant.parse("2026-11-21T06:05:00Z");

    @TempDir
    private Path home;

    private final TillThreads threads = new TillThreads();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final AtomicReference<UiWorld> world = new AtomicReference<>();
    private List<Simulations.Simulated> gateways = List.of();
    private Gateway acqra;
    private OrderBook book;
    private Stage stage;
    private TillWindow window;

    @BeforeEach
    void open() throws Exception {
        var folder = ((Result.Done<DataFolder>) DataFolder.open(home)).value();
        Clock clock = SimulatedTill.clockOf(
                () -> Optional.ofNullable(world.get()).map(UiWorld::now).orElse(BEFORE));
        gateways = Simulations.start(folder, threads, new SecureRandom(), clock);
        var simulated = gateways.stream()
                .filter(each -> each.profile().kind().equals("acqra"))
                .findFirst()
                .orElseThrow();
        book = simulated.server().book();
        acqra = ((Result.Done<Gateway>) Gateways.open(simulated.profile(), exchange -> {}, clock)).value();
        world.set(new UiWorld(Mode.TRAINING, List.of(acqra)));
        stage = Pictures.onFx(Stage::new);
        window = Pictures.onFx(() -> TillWindow.show(stage, world.get().windowDependencies(workers)));
        Pictures.fx(() -> window.go(new Route.Shipments()));
    }

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        workers.shutdownNow();
        world.get().close();
        gateways.forEach(gateway -> gateway.server().close());
        threads.close();
    }

    private Payment paid() {
        var method = acqra.methods().stream()
                .filter(PaymentMethod::worksAtTheCounter)
                .filter(way -> !way.code().equals("CASHIER"))
                .findFirst()
                .orElseThrow();
        var request = ChargeRequest.of(acqra.id(), method.code(), Money.parse("HKD 88.50"));
        var payment = ((Started.Running) world.get().services.payments().start(request, Acting.UNNAMED)).payment();
        new SimulatedCustomer(book).pay(payment.orderNo().text());
        return world.get().check(payment.orderNo());
    }

    private <N extends Node> N node(String selector, Class<N> type) {
        return Pictures.onFx(() -> type.cast(window.scene().lookup(selector)));
    }

    private void fire(String selector) {
        var button = node(selector, ButtonBase.class);
        Pictures.fx(button::fire);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void soon(Runnable check) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(check::run);
    }

    /** The steps after which a poller looks again, until everything was answered. */
    private void settle() {
        var poller = new ShipmentPoller(world.get().services.shipments(), Runnable::run);
        for (var seconds : List.of(1, 40, 60, 5, 5, 60, 300, 600, 900)) {
            Pictures.fx(() -> world.get().pass(Duration.ofSeconds(seconds)));
            for (var turn = 0; turn < MOST_TURNS && poller.tick() > 0; turn++) {
                // everything that is due now
            }
        }
    }

    @Test
    void oneParcelOfAnOrderThatIsChosenFromThePaidOnes() {
        paid();
        Pictures.fx(() -> world.get().pass(Duration.ofSeconds(1)));
        var second = paid();
        fire("#filter-ALL");
        var order = node("#ship-order", TextInputControl.class);
        Pictures.fx(order::requestFocus);
        soon(() ->
                assertEquals(2, node("#ship-orders", ListView.class).getItems().size()));
        push(KeyCode.DOWN);
        push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(second.order().reference(), Pictures.onFx(order::getText));
        var carrier = node("#ship-carrier", ComboBox.class);
        Pictures.fx(() -> carrier.getEditor().setText("2EBOX"));
        var number = node("#ship-number", TextInputControl.class);
        Pictures.fx(() -> number.setText("EB20251119"));
        fire("#ship-send");
        soon(() -> assertEquals(
                Map.of(ShipmentState.SHIPPED, 1L),
                world.get().services.shipments().counts()));
        assertEquals(Map.of("told EB20251119", "1"), ManyParcels.told(book));
    }

    @Test
    void aThousandRowsOfWhichAThirdAreBadAndAnAnswerIsLostReachTheGatewayOnceEach() throws Exception {
        var rows = Integer.getInteger("parcels", USUAL);
        var orders = new ArrayList<Payment>();
        for (var count = 0; count < Math.max(1, rows / ROWS_OF_AN_ORDER); count++) {
            orders.add(paid());
        }
        var parcels = new ManyParcels(orders, rows);
        world.get().place = Optional.of(parcels.write(home.resolve("parcels.csv")));
        // somebody explained these headings before
        world.get()
                .settings
                .shipmentColumns()
                .keep(List.of("Order ref", "Bote", "Waybill No"), Map.of("ORDER", 0, "CARRIER", 1, "TRACKING_NO", 2));
        var still = new Stillness();
        Pictures.fx(still::start);
        var began = System.nanoTime();
        fire("#ship-import");
        soon(() -> assertEquals(
                rows, node("#import-rows", ListView.class).getItems().size()));
        still.tell("looked at", rows, began);
        began = System.nanoTime();
        fire("#import-send");
        soon(() -> assertEquals(true, ManyParcels.calls(book) > rows / 60));
        new FaultDial(book).next(Fault.ANSWER_LOST, Operation.SHIPMENT, 1);
        await().atMost(Duration.ofMinutes(10))
                .until(() -> node("#import-save", ButtonBase.class).isVisible());
        still.tell("sent", rows, began);
        Pictures.fx(still::stop);
        settle();
        assertEquals(parcels.expected(), ManyParcels.told(book));
        assertEquals(
                Map.of(ShipmentState.SHIPPED, parcels.good()),
                world.get().services.shipments().counts());
        fire("#import-save");
        soon(() -> {
            try {
                assertEquals(
                        parcels.bad() + 1,
                        Files.readAllLines(home.resolve("parcels.csv")).size());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The longest time between two pulses of the toolkit. */
    private static final class Stillness extends AnimationTimer {
        private long last;
        private volatile long longest;

        @Override
        public void handle(long now) {
            var at = System.nanoTime();
            longest = last == 0 ? 0 : Math.max(longest, at - last);
            last = at;
        }

        void tell(String what, int rows, long began) {
            if (Integer.getInteger("parcels") != null) {
                System.out.println("parcels " + what + ": " + rows + " in " + (System.nanoTime() - began) / 1_000_000
                        + " ms, longest gap between pulses " + longest / 1_000_000 + " ms");
            }
            longest = 0;
        }
    }
}
