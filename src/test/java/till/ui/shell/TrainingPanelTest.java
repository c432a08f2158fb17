package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.service.TrainingDesk.Trouble;
import till.ui.Pictures;
import till.ui.SimulatedDesk;
import till.ui.UiWorld;

/** The panel of the simulated customers as it stands in the window. */
class TrainingPanelTest {
    private final UiWorld world = new UiWorld();
    private final SimulatedDesk desk = new SimulatedDesk();
    private final Stage stage = Pictures.onFx(Stage::new);
    private final TillWindow window = Pictures.onFx(() -> {
        world.desk = desk;
        return TillWindow.show(stage, world.windowDependencies());
    });

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }

    @Test
    void everyTroubleCanBeChosenAndIsArmed() {
        Pictures.fx(() -> ((ButtonBase) window.scene().lookup(".training-toggle")).fire());
        Pictures.fx(() ->
                ((MenuButton) window.scene().lookup("#troubles")).getItems().forEach(MenuItem::fire));
        assertEquals(Stream.of(Trouble.values()).map(Trouble::name).toList(), desk.told);
    }
}
