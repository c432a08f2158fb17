package till.ui.refund;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import till.ui.orders.OrderWords;
import till.ui.refund.RefundsViewModel.Line;

/** The columns of the list of refunds. */
final class RefundColumns {
    private final OrderWords words;
    private final double em;
    private final Supplier<Instant> now;

    /** @param em columns are measured in pixels, what stands in them in the text's size */
    RefundColumns(OrderWords words, double em, Supplier<Instant> now) {
        this.words = words;
        this.em = em;
        this.now = now;
    }

    /** @param compact leaves out what the order tells as well */
    List<TableColumn<Line, ?>> all(boolean compact) {
        var columns = List.<TableColumn<Line, ?>>of(
                column("asked", 10.4, this::since),
                column("order", 10.5, line -> label(line.payment().order().reference())),
                column("method", 6.6, line -> label(words.method(line.payment()))),
                column(
                        "amount",
                        10.7,
                        line -> label(OrderWords.amount(line.refund().amount()))),
                column("reason", 8, line -> label(line.refund().reason())),
                column("state", 9.9, line -> words.badge(line.refund())));
        return compact ? List.of(columns.get(0), columns.get(1), columns.get(3), columns.get(5)) : columns;
    }

    /** When it was asked for, and how long it has been without a known end. */
    private Node since(Line line) {
        var box = new VBox(label(words.dayAndTime(line.refund().createdAt())));
        if (line.open()) {
            box.getChildren().add(words.pending(line.refund().createdAt(), now.get()));
        }
        box.getStyleClass().add("refunds-since");
        return box;
    }

    private static Label label(String text) {
        var label = new Label(text);
        label.setMinWidth(0);
        return label;
    }

    private TableColumn<Line, Line> column(String name, double ems, Function<Line, Node> drawing) {
        var column = new TableColumn<Line, Line>(words.texts().text("refunds.column." + name));
        column.getStyleClass().add("column-" + name);
        column.setPrefWidth(ems * em);
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
