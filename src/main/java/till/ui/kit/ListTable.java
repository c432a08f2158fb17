package till.ui.kit;

import javafx.collections.ObservableList;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Shows a list as a table: its columns fill the width, and the first press of Down takes the first row, which JavaFX passes over. */
public final class ListTable {
    private ListTable() {}

    public static <T> void show(ObservableList<T> rows, TableView<T> table) {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setItems(rows);
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            var selection = table.getSelectionModel();
            if (event.getCode() == KeyCode.DOWN
                    && !rows.isEmpty()
                    && selection.isEmpty()
                    && table.getFocusModel().getFocusedIndex() <= 0) {
                selection.selectFirst();
                event.consume();
            }
        });
    }
}
