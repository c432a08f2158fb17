package till.ui.shell;

import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.UiWorld;

class ScreensPicturedTest {
    @Test
    void charge() {
        try (var world = new UiWorld()) {
            var window = Pictures.onFx(() -> TillWindow.show(new Stage(), world.dependencies()));
            Pictures.fx(() -> {
                Pictures.keep(window.scene(), "charge-en-light");
                window.wear(Theme.DARK);
                window.speak(Language.TRADITIONAL_CHINESE);
            });
            Pictures.fx(() -> Pictures.keep(window.scene(), "charge-hant-dark"));
            Pictures.fx(() -> {
                window.scene().getWindow().setWidth(1024);
                window.wear(Theme.LIGHT);
            });
            Pictures.fx(() -> Pictures.keep(window.scene(), "charge-hant-1024"));
            Pictures.fx(() -> window.textScale(200));
            Pictures.fx(() -> Pictures.keep(window.scene(), "charge-200"));
            Pictures.fx(window::close);
        }
    }
}
