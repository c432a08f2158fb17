package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import till.ui.Pictures;
import till.ui.UiWorld;

class FullScreenTest extends FxRobot {
    private final UiWorld world = new UiWorld();
    private final Stage stage = Pictures.onFx(Stage::new);
    private TillWindow window = shown();

    private TillWindow shown() {
        return Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));
    }

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }

    private boolean isWhole() {
        WaitForAsyncUtils.waitForFxEvents();
        return Pictures.onFx(stage::isFullScreen);
    }

    @Test
    void wholeScreenIsLeftByItsOwnKeyOnlyAndRemembered() {
        assertEquals(false, isWhole());
        push(KeyCode.SHIFT, KeyCode.F11);
        assertEquals(true, isWhole());
        push(KeyCode.ESCAPE);
        assertEquals(true, isWhole());
        Pictures.fx(() -> {
            window.close();
            stage.setFullScreen(false);
        });
        window = shown();
        assertEquals(true, isWhole());
        push(KeyCode.SHIFT, KeyCode.F11);
        assertEquals(false, isWhole());
    }
}
