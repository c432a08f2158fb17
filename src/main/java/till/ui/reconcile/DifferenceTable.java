package till.ui.reconcile;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import till.domain.Difference;
import till.ui.kit.ListTable;
import till.ui.orders.ListPlaceholder;

/** The rows of the list of differences. Enter leads to the order. */
final class DifferenceTable {
    private final DifferenceWords words;

    DifferenceTable(DifferenceWords words) {
        this.words = words;
    }

    void lay(TableView<Difference> table, DifferencesViewModel model) {
        ListTable.show(model.rows(), table);
        var columns = new ComparedColumns<Difference>(name -> words.texts().text("differences.column." + name));
        table.setPlaceholder(ListPlaceholder.empty(words.texts(), "fth-check-circle", "differences.none"));
        table.getColumns()
                .setAll(List.of(
                        columns.column("day", 10, Pos.CENTER_LEFT, words::day),
                        columns.column("finding", 15, words::finding),
                        columns.column("number", 13, Pos.CENTER_LEFT, words::number),
                        columns.column("there", 10, Pos.CENTER_RIGHT, words::there),
                        columns.column("here", 10, Pos.CENTER_RIGHT, words::here),
                        columns.column("standing", 10, Pos.CENTER_LEFT, words::standing)));
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                model.look();
                key.consume();
            }
        });
    }
}
