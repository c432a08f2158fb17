package till.ui.charge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;
import till.ui.shell.TillWindow;

/** A payment that is long on its way is told, and its tiles sleep until it is answered. */
class StillChargingTest {
    private final UiWorld world = new UiWorld();
    private final Stage stage = Pictures.onFx(Stage::new);
    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final AtomicBoolean slow = new AtomicBoolean();
    private final TillWindow window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies(this::doIt)));

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }

    private void doIt(Runnable each) {
        if (slow.get()) {
            work.add(each);
        } else {
            each.run();
        }
    }

    private Node node(String selector) {
        return Pictures.onFx(() -> window.scene().lookup(selector));
    }

    private void press(String selector) {
        ((Button) window.scene().lookup(selector)).fire();
    }

    @Test
    void untilItIsAnswered() {
        assertFalse(node(".charge-busy").isVisible());
        Pictures.fx(() -> {
            press("#key-8");
            slow.set(true);
            press("#method-2");
            // who may take payments is looked up first
            work.remove().run();
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        node(".charge-busy").isVisible() && node("#method-1").isDisabled());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> node(".charge-unanswered").isVisible());
        slow.set(false);
        Pictures.fx(() -> work.forEach(Runnable::run));
        await().atMost(Duration.ofSeconds(30)).until(() -> Pictures.onFx(window::route) instanceof Route.PayCode);
    }
}
