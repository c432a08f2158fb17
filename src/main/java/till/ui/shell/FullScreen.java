package till.ui.shell;

import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.util.Subscription;
import till.settings.ShopSettings;
import till.ui.Frame;
import till.ui.UiDependencies;

/** The till's window as the whole screen, for counters where nothing else is to be reached. FX thread only. */
final class FullScreen {
    private final UiDependencies dependencies;
    private final Frame frame;

    FullScreen(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    /** Esc stays what it is on each screen. */
    Subscription follow(Stage stage) {
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        show(stage, dependencies.settings().current());
        var saved = dependencies
                .settings()
                .subscribe(now -> dependencies.background().onScreen(() -> show(stage, now)));
        return saved::close;
    }

    private static void show(Stage stage, ShopSettings now) {
        if (stage.isFullScreen() != now.display().fullScreen()) {
            stage.setFullScreen(now.display().fullScreen());
        }
    }

    void toggle() {
        dependencies
                .background()
                .run(
                        () -> dependencies
                                .settings()
                                .change(now -> now.withDisplay(now.display()
                                        .withFullScreen(!now.display().fullScreen()))),
                        _ -> {},
                        frame.unexpected()::note);
    }
}
