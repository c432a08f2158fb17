package till.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FittingRowsTest {
    private final FittingRows rows = new FittingRows();

    private void fill() {
        for (var i = 0; i < 5; i++) {
            var row = new Region();
            row.setMinHeight(40);
            row.setPrefHeight(40);
            rows.getChildren().add(row);
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 5", "199, 4", "120, 3", "40, 1"})
    void noRowIsCutThrough(int height, int shown) {
        fill();
        rows.resize(100, height);
        rows.layout();
        assertEquals(shown, rows.getChildren().stream().filter(Node::isVisible).count());
    }

    @Test
    void oneRowIsAskedRoomFor() {
        fill();
        assertEquals(40, rows.minHeight(100));
    }
}
