package till.ui.kit;

import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/**
 * Buttons in two columns of the same width, so that few of them take little height in a narrow pane. One that is not there
 * leaves no hole.
 */
public final class ButtonGrid extends GridPane {
    private static final int COLUMNS = 2;

    public ButtonGrid(Button... buttons) {
        getStyleClass().add("button-grid");
        for (var i = 0; i < COLUMNS; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            getColumnConstraints().add(column);
        }
        for (var i = 0; i < buttons.length; i++) {
            buttons[i].setMaxWidth(Double.MAX_VALUE);
            add(buttons[i], i % COLUMNS, i / COLUMNS);
            buttons[i].managedProperty().subscribe(_ -> close());
        }
    }

    private void close() {
        var place = 0;
        for (var button : getManagedChildren()) {
            setConstraints(button, place % COLUMNS, place / COLUMNS);
            place++;
        }
    }
}
