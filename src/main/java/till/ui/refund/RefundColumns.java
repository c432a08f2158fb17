package till.ui.refund;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import till.ui.orders.OrderWords;
import till.ui.refund.RefundsViewModel.Line;

/** The columns of the list of refunds. */
final class RefundColumns {
    private static final int EM = 14;

    private final OrderWords words;

    RefundColumns(OrderWords words) {
        this.words = words;
    }

    List<TableColumn<Line, ?>> all() {
        return List.of(
                column("asked", 10, line -> label(words.dayAndTime(line.refund().createdAt()))),
                column("order", 11, line -> label(line.payment().order().reference())),
                column("method", 9, line -> label(words.method(line.payment()))),
                column("amount", 10, line -> label(OrderWords.amount(line.refund().amount()))),
                column("reason", 12, line -> label(line.refund().reason())),
                column("state", 13, line -> words.badge(line.refund().state())));
    }

    private static Label label(String text) {
        var label = new Label(text);
        label.setMinWidth(0);
        return label;
    }

    private TableColumn<Line, Line> column(String name, int ems, Function<Line, Node> drawing) {
        var column = new TableColumn<Line, Line>(words.texts().text("refunds.column." + name));
        column.getStyleClass().add("column-" + name);
        column.setPrefWidth(ems * EM);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Line line, boolean empty) {
                super.updateItem(line, empty);
                setGraphic(line == null || empty ? null : drawing.apply(line));
            }
        });
        return column;
    }
}
