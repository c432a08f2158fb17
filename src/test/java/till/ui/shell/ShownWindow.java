package till.ui.shell;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import till.domain.Mode;
import till.domain.Problem;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;

/** A real window on a till for tests, by what somebody does in it and reads there. */
final class ShownWindow implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final UiWorld world;
    final TillWindow window;
    private final Stage stage = Pictures.onFx(Stage::new);

    ShownWindow() {
        this(Mode.TRAINING);
    }

    ShownWindow(Mode mode) {
        world = new UiWorld(mode);
        window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));
    }

    void go(Route route) {
        Pictures.fx(() -> {
            window.go(route);
            // what stands in a scroll pane joins the scene only with its skin
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
        });
    }

    void press(String id) {
        Pictures.fx(() -> ((Button) window.scene().lookup(id)).fire());
    }

    /** A button by what stands on it, as those of a question. */
    void choose(String key) {
        var words = window.frame().appearance().texts().text(key);
        Pictures.fx(() -> window.scene().getRoot().lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && words.equals(button.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    }

    void type(String id, String text) {
        Pictures.fx(() -> ((TextField) window.scene().lookup(id)).setText(text));
    }

    boolean shows(String words) {
        return Pictures.onFx(() -> window.scene().getRoot().lookupAll(".label").stream()
                .anyMatch(node -> words.equals(((Labeled) node).getText())));
    }

    boolean says(String key, String... arguments) {
        return shows(window.frame().appearance().texts().text(Problem.of(key, arguments)));
    }

    void saysSoon(String key, String... arguments) {
        await().atMost(PATIENCE).until(() -> says(key, arguments));
    }

    void tick() {
        Pictures.fx(() -> world.ticker.tick());
    }

    /** Light and dark, in every language; the system's own theme is one of the two. */
    void picture(String name) {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (var language : Language.values()) {
                Pictures.fx(() -> {
                    window.wear(theme);
                    window.speak(language);
                });
                tick();
                Pictures.fx(() -> Pictures.keep(window.scene(), name + "-" + theme + "-" + language));
            }
        }
        Pictures.fx(() -> window.speak(Language.ENGLISH));
    }

    @Override
    public void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }
}
