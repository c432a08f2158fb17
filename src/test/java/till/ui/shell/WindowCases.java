package till.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.UiWorld;

/** A real window on a till in training, worked by a test with hands and eyes. */
abstract class WindowCases extends FxRobot {
    final UiWorld world;
    final Stage stage = Pictures.onFx(Stage::new);
    final TillWindow window;

    WindowCases() {
        this(new UiWorld());
    }

    WindowCases(UiWorld world) {
        this.world = world;
        window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));
    }

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }

    /** What an event causes is mostly an event of its own. */
    static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForFxEvents();
    }

    final <N extends Node> N node(String selector, Class<N> type) {
        return Pictures.onFx(() -> type.cast(window.scene().lookup(selector)));
    }

    void fire(String selector) {
        var button = node(selector, ButtonBase.class);
        Pictures.fx(button::fire);
        settle();
    }

    final void wear(Language language, Theme theme, int width) {
        Pictures.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(768);
            window.speak(language);
            window.wear(theme);
        });
        settle();
    }
}
