package till.ui.reconcile;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import till.report.statement.Compared;

/** The rows of a comparison. A double click or Enter leads to the order. */
final class ReconcileTable {
    private static final int WIDTH = 15;

    private final ReconcileWords words;

    ReconcileTable(ReconcileWords words) {
        this.words = words;
    }

    void lay(TableView<Compared> table, ReconcileViewModel model) {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setItems(model.rows());
        table.getColumns()
                .setAll(List.of(
                        column("finding", 15, words::finding),
                        column("number", 14, row -> label(words.number(row), Pos.CENTER_LEFT)),
                        column("there", 10, row -> label(words.there(row), Pos.CENTER_RIGHT)),
                        column("here", 10, row -> label(words.here(row), Pos.CENTER_RIGHT)),
                        column("remark", 15, row -> label(words.remark(row), Pos.CENTER_LEFT))));
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

    private static Label label(String text, Pos place) {
        var label = new Label(text);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setAlignment(place);
        label.setWrapText(true);
        return label;
    }

    private TableColumn<Compared, Compared> column(String name, int share, Function<Compared, Node> drawing) {
        var column = new TableColumn<Compared, Compared>(words.texts().text("reconcile.column." + name));
        column.setPrefWidth(share * WIDTH);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Compared row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(row == null || empty ? null : drawing.apply(row));
            }
        });
        return column;
    }
}
