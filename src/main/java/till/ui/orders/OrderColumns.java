package till.ui.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import till.ui.kit.MethodMark;

/** The columns of the list of orders; each cell follows its line. */
final class OrderColumns {
    private final OrderWords words;
    private final double em;

    /** @param em columns are measured in pixels, what stands in them in the text's size */
    OrderColumns(OrderWords words, double em) {
        this.words = words;
        this.em = em;
    }

    /**
     * @param days whether the list spans more than one day
     * @param compact leaves out what stands in the details as well
     */
    List<TableColumn<OrderRow, ?>> all(boolean days, boolean compact) {
        var columns = new ArrayList<TableColumn<OrderRow, ?>>();
        columns.add(text("time", days ? 9 : 4.1, row -> time(row, days)));
        columns.add(text(
                "reference", compact ? 10.3 : 11.3, row -> row.payment().order().reference()));
        var method = nodes("method", compact ? 2.8 : 9.6, row -> method(row, compact));
        if (compact) {
            method.setText("");
        }
        columns.add(method);
        if (!compact) {
            columns.add(text("gateway", 6, row -> words.gateway(row.payment())));
        }
        columns.add(text("amount", 10.5, row -> OrderWords.amount(row.payment().amount())));
        columns.add(nodes("state", 10.8, words::shortBadge));
        return columns;
    }

    /** The second stands in the details. */
    private String time(OrderRow.Content row, boolean days) {
        var at = row.payment().order().createdAt();
        return days ? words.dayAndTime(at) : words.minute(at);
    }

    private Node method(OrderRow.Content content, boolean compact) {
        var mark = new MethodMark(words.methods().brand(content.payment()));
        var called = words.method(content.payment());
        mark.setAccessibleText(called);
        if (compact) {
            return mark;
        }
        var name = new Label(called);
        name.setMinWidth(0);
        var box = new HBox(mark, name);
        box.getStyleClass().add("cell-method");
        return box;
    }

    private TableColumn<OrderRow, String> text(String name, double ems, Function<OrderRow.Content, String> telling) {
        var column = new TableColumn<OrderRow, String>();
        dress(column, name, ems);
        column.setCellValueFactory(cell -> Bindings.createStringBinding(
                () -> telling.apply(cell.getValue().content()), cell.getValue().contentProperty()));
        return column;
    }

    private TableColumn<OrderRow, OrderRow.Content> nodes(
            String name, double ems, Function<OrderRow.Content, Node> drawing) {
        var column = new TableColumn<OrderRow, OrderRow.Content>();
        dress(column, name, ems);
        column.setCellValueFactory(cell -> cell.getValue().contentProperty());
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(OrderRow.Content item, boolean empty) {
                super.updateItem(item, empty);
                setGraphic(empty || item == null ? null : drawing.apply(item));
            }
        });
        return column;
    }

    private void dress(TableColumn<OrderRow, ?> column, String name, double ems) {
        column.setText(words.texts().text("orders.column." + name));
        column.getStyleClass().add("column-" + name);
        column.setPrefWidth(ems * em);
        column.setSortable(false);
        column.setReorderable(false);
    }
}
