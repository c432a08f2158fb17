package till.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Screen;
import javafx.stage.Stage;
import till.cli.Opening;
import till.service.Steps;
import till.settings.Language;
import till.ui.shell.TillWindow;

/** The program in training, wired as it always is, with its window drawn into memory. */
record MeasuredWindow(OpenTill till, TillWindow window) implements AutoCloseable {
    static final int PATIENCE_SECONDS = 30;

    /** Opens the till of a folder; its window comes with {@link #shown}. */
    static OpenTill till(Path folder, boolean training) throws Exception {
        Listening.limitServers();
        Display.useNone();
        var how = new Opening(folder, training, Language.ENGLISH);
        return OpenTill.open(Home.open(how, Map.of("TILL_KEYCHAIN", "off")), how, Steps.NONE);
    }

    static MeasuredWindow shown(OpenTill till) throws Exception {
        var showing = new FutureTask<>(() -> {
            var stage = new Stage();
            var login = AtLogin.ofProcess(Map.of(), Optional.empty());
            var window = TillWindow.show(stage, Window.dependencies(till, _ -> Optional.empty(), login, () -> {}));
            TillWindow.fit(stage, Screen.getPrimary().getVisualBounds());
            return window;
        });
        Platform.startup(showing);
        return new MeasuredWindow(till, showing.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    static <T> T onScreen(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        till.close();
    }
}
