package till.ui.reconcile;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import till.report.statement.Compared;
import till.ui.kit.ListTable;

/** The rows of a comparison. A double click or Enter leads to the order. */
final class ReconcileTable {
    private final ReconcileWords words;

    ReconcileTable(ReconcileWords words) {
        this.words = words;
    }

    void lay(TableView<Compared> table, ReconcileViewModel model) {
        ListTable.show(model.rows(), table);
        var columns = new ComparedColumns<Compared>(name -> words.texts().text("reconcile.column." + name));
        table.getColumns()
                .setAll(List.of(
                        columns.column("finding", 15, words::finding),
                        columns.column("number", 14, Pos.CENTER_LEFT, words::number),
                        columns.column("there", 10, Pos.CENTER_RIGHT, words::there),
                        columns.column("here", 10, Pos.CENTER_RIGHT, words::here),
                        columns.column("remark", 15, Pos.CENTER_LEFT, words::remark)));
        table.setRowFactory(_ -> {
            var row = new TableRow<Compared>();
            row.setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && !row.isEmpty()) {
                    model.look(row.getItem());
                }
            });
            return row;
        });
        table.setOnKeyPressed(key -> {
            var chosen = table.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && chosen != null) {
                model.look(chosen);
                key.consume();
            }
        });
    }
}
