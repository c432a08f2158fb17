package till.ui.reports;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import till.settings.AmountFormat;
import till.settings.Texts;

/** The figures of a chart as a table, for whoever reads rather than looks. */
final class FigureTable extends TableView<FigureLine> {
    FigureTable(Texts texts, String heading, List<FigureLine> lines) {
        getStyleClass().add("figure-table");
        setAccessibleText(heading);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns()
                .setAll(List.of(
                        column(heading, FigureLine::name),
                        figure(
                                texts.text("reports.column.count"),
                                line -> Long.toString(line.brought().now().payments())),
                        figure(
                                texts.text("reports.taken"),
                                line -> AmountFormat.grouped(
                                        line.brought().now().taken())),
                        figure(
                                texts.text("reports.refunded"),
                                line -> AmountFormat.grouped(
                                        line.brought().now().refunded())),
                        figure(
                                texts.text("reports.column.before"),
                                line -> AmountFormat.grouped(
                                        line.brought().earlier().taken()))));
        getItems().setAll(lines);
    }

    private static TableColumn<FigureLine, String> figure(String heading, Function<FigureLine, String> text) {
        var column = column(heading, text);
        column.getStyleClass().add("figure-amount");
        return column;
    }

    private static TableColumn<FigureLine, String> column(String heading, Function<FigureLine, String> text) {
        var column = new TableColumn<FigureLine, String>(heading);
        column.setCellValueFactory(line -> new ReadOnlyStringWrapper(text.apply(line.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }
}
