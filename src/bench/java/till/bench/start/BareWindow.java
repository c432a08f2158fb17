package till.bench.start;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** As little of a JavaFX window as can take a key: what no program with a window starts sooner than. */
public final class BareWindow {
    private static final int WIDTH = 1366;
    private static final int HEIGHT = 768;

    private BareWindow() {}

    public static void main(String[] arguments) {
        Ready.watch();
        Platform.startup(() -> {
            var entered = new Label();
            entered.setId("entered");
            var scene = new Scene(new StackPane(entered), WIDTH, HEIGHT);
            scene.setOnKeyTyped(key -> entered.setText(entered.getText() + key.getCharacter()));
            var stage = new Stage();
            stage.setScene(scene);
            stage.show();
        });
    }
}
