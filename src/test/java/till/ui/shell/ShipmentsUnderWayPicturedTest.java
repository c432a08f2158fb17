package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.ShipmentState;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.service.Started;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;

/** Shipments while something is under way, which a test holds: as pictures in {@code target/pictures}. */
class ShipmentsUnderWayPicturedTest extends FxRobot {
    private final UiWorld world = new UiWorld();
    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    private final Stage stage = Pictures.onFx(Stage::new);
    private final TillWindow window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies(work::add)));

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }

    private void goOn() {
        for (var next = work.poll(); next != null; next = work.poll()) {
            next.run();
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    private void fire(String selector) {
        Pictures.fx(() -> ((ButtonBase) window.scene().lookup(selector)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String paid() {
        var method = world.gateway.methods().getFirst();
        var request = ChargeRequest.of(world.gateway.id(), method.code(), Money.parse("HKD 420"));
        var payment = ((Started.Running) world.services.payments().start(request, Acting.UNNAMED)).payment();
        world.gateway.says(Standing.PAID);
        return world.check(payment.orderNo()).order().reference();
    }

    @Test
    void whoStopsAnImportSeesWhatWasSentAndWhatWasNot() throws IOException {
        var parcels = world.gateway.ships();
        var order = paid();
        var file = Files.createTempFile("parcels", ".csv");
        Files.writeString(
                file,
                IntStream.range(0, 60)
                        .mapToObj(row -> order + ",DHL,12345678" + (10 + row))
                        .collect(Collectors.joining("\n", "order,carrier,tracking_no\n", "\n")));
        world.place = Optional.of(file);
        Pictures.fx(() -> window.go(new Route.Shipments()));
        pictures("shipments-loading");
        goOn();
        fire("#ship-import");
        goOn();
        fire("#import-send");
        var atTheSecondCall = new CountDownLatch(2);
        var goesOn = new CountDownLatch(1);
        parcels.during = () -> {
            atTheSecondCall.countDown();
            if (atTheSecondCall.getCount() == 0) {
                awaited(goesOn);
            }
        };
        var sending = CompletableFuture.runAsync(this::goOn);
        awaited(atTheSecondCall);
        WaitForAsyncUtils.waitForFxEvents();
        pictures("shipments-sending");
        assertTrue(Pictures.onFx(() -> window.scene().lookup("#import-stop").isVisible()));
        fire("#import-stop");
        goesOn.countDown();
        sending.join();
        goOn();
        pictures("shipments-stopped");
        assertEquals(
                40L,
                world.services.shipments().counts().values().stream()
                        .mapToLong(each -> each)
                        .sum());
        assertEquals(40L, world.services.shipments().counts().get(ShipmentState.ACCEPTED));
        var rows = Pictures.onFx(() -> (ListView<?>) window.scene().lookup("#import-rows"));
        assertEquals(60, rows.getItems().size());
        assertTrue(Pictures.onFx(() -> window.scene().lookup("#import-save").isVisible()));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pictures(String name) {
        picture(name + "-dark-zh-1024", Language.TRADITIONAL_CHINESE, Theme.DARK, 1024);
        picture(name + "-light-en", Language.ENGLISH, Theme.LIGHT, 1366);
    }

    private void picture(String name, Language language, Theme theme, int width) {
        Pictures.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(768);
            window.speak(language);
            window.wear(theme);
        });
        WaitForAsyncUtils.waitForFxEvents();
        Pictures.fx(() -> Pictures.keep(window.scene(), name));
    }
}
