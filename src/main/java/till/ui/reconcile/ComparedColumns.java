package till.ui.reconcile;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Makes the columns of a table of differences: wide by their share, never sorted, their words wrapped.
 *
 * @param headings what a column of this name is called
 */
record ComparedColumns<T>(UnaryOperator<String> headings) {
    private static final int WIDTH = 15;

    /** A column of words that stand where the side is. */
    TableColumn<T, T> column(String name, int share, Pos place, Function<T, String> words) {
        var column = column(name, share, row -> label(words.apply(row), place));
        column.getStyleClass().add(place == Pos.CENTER_RIGHT ? "right" : "left");
        return column;
    }

    TableColumn<T, T> column(String name, int share, Function<T, Node> drawing) {
        var column = new TableColumn<T, T>(headings.apply(name));
        column.setPrefWidth(share * WIDTH);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable T row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(row == null || empty ? null : drawing.apply(row));
            }
        });
        return column;
    }

    private static Label label(String text, Pos place) {
        var label = new Label(text);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setAlignment(place);
        label.setTextAlignment(place == Pos.CENTER_RIGHT ? TextAlignment.RIGHT : TextAlignment.LEFT);
        label.setWrapText(true);
        return label;
    }
}
