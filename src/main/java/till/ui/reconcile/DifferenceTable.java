package till.ui.reconcile;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import till.domain.Difference;
import till.ui.orders.ListPlaceholder;

/** The rows of the list of differences. Enter leads to the order. */
final class DifferenceTable {
    private static final int WIDTH = 15;

    private final DifferenceWords words;

    DifferenceTable(DifferenceWords words) {
        this.words = words;
    }

    void lay(TableView<Difference> table, DifferencesViewModel model) {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setItems(model.rows());
        table.setPlaceholder(ListPlaceholder.empty(words.texts(), "fth-check-circle", "differences.none"));
        table.getColumns()
                .setAll(List.of(
                        column("day", 10, row -> label(words.day(row), Pos.CENTER_LEFT)),
                        column("finding", 15, words::finding),
                        column("number", 13, row -> label(words.number(row), Pos.CENTER_LEFT)),
                        column("there", 10, row -> label(words.there(row), Pos.CENTER_RIGHT)),
                        column("here", 10, row -> label(words.here(row), Pos.CENTER_RIGHT)),
                        column("standing", 10, row -> label(words.standing(row), Pos.CENTER_LEFT))));
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                model.look();
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

    private TableColumn<Difference, Difference> column(String name, int share, Function<Difference, Node> drawing) {
        var column = new TableColumn<Difference, Difference>(words.texts().text("differences.column." + name));
        column.setPrefWidth(share * WIDTH);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Difference row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(row == null || empty ? null : drawing.apply(row));
            }
        });
        return column;
    }
}
