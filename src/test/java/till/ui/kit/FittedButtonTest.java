package till.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.ui.Pictures;

class FittedButtonTest {
    private static final String ADDRESS = "https://pay.gateway.example/api/paymentgateway/v1";

    @ParameterizedTest
    @ValueSource(ints = {160, 240, 900})
    void whatStandsOnItIsReadWhole(int width) {
        Pictures.fx(() -> {
            var label = new WrappedLabel("muted");
            label.setText(ADDRESS);
            label.setMinWidth(0);
            var words = new VBox(label);
            words.setMinWidth(0);
            var button = new FittedButton(new HBox(new Region(), words));
            var pane = new VBox(button);
            new Scene(pane, width, 400);
            pane.applyCss();
            pane.layout();
            assertEquals(ADDRESS, ((Text) label.lookup(".text")).getText());
            assertTrue(label.getHeight() >= label.prefHeight(label.getWidth()), "high enough for all its lines");
            assertTrue(button.getWidth() <= width && button.getHeight() >= label.getHeight());
        });
    }
}
