package till.ui.catalogue;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import till.catalogue.Column;
import till.catalogue.Fault;
import till.catalogue.ImportRow;
import till.catalogue.ItemCells;
import till.domain.Item;
import till.settings.AmountFormat;
import till.settings.Texts;

/** One row of a file, and what it would do. */
final class ImportCell extends ListCell<ImportRow> {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Texts texts;

    ImportCell(Texts texts) {
        this.texts = texts;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ImportRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(row == null || empty ? null : line(row));
        setAccessibleText(
                row == null || empty ? null : String.join(", ", number(row), kind(row), title(row), about(row)));
    }

    /** As high as its lines at the list's width. */
    @Override
    protected double computePrefHeight(double width) {
        var insets = snappedTopInset() + snappedBottomInset();
        var inside = getListView().getWidth() - snappedLeftInset() - snappedRightInset();
        return getGraphic() == null || inside <= 0
                ? super.computePrefHeight(width)
                : insets + getGraphic().prefHeight(inside);
    }

    private String number(ImportRow row) {
        return texts.text("catalogue.import.row", String.valueOf(row.number()));
    }

    private String kind(ImportRow row) {
        return texts.text("catalogue.row." + row.kind());
    }

    private String title(ImportRow row) {
        var item = row.item();
        return item == null
                ? row.cells().stream().filter(cell -> !cell.isBlank()).limit(3).collect(Collectors.joining(" · "))
                : item.sku() + " · " + item.name(texts.language().locale());
    }

    private String about(ImportRow row) {
        return switch (row.kind()) {
            case WRONG -> row.faults().stream().map(this::fault).collect(Collectors.joining("\n"));
            case CHANGED -> changes(Objects.requireNonNull(row.before()), Objects.requireNonNull(row.item()));
            case NEW ->
                AmountFormat.withCurrency(Objects.requireNonNull(row.item()).price());
            case UNCHANGED -> "";
        };
    }

    private String fault(Fault fault) {
        var said = texts.text(fault.problem());
        return fault.column() == null
                ? said
                : texts.text("catalogue.import.fault", fault.column().heading(), said);
    }

    private String changes(Item before, Item after) {
        var was = ItemCells.of(before);
        var is = ItemCells.of(after);
        return Stream.of(Column.values())
                .filter(column -> !Objects.equals(was.get(column), is.get(column)))
                .map(column -> texts.text(
                        "catalogue.import.change",
                        texts.text("catalogue.column." + column),
                        shown(was.get(column)),
                        shown(is.get(column))))
                .collect(Collectors.joining("\n"));
    }

    private static String shown(@Nullable String cell) {
        return cell == null || cell.isEmpty() ? "–" : cell;
    }

    private Region line(ImportRow row) {
        var number = label(number(row), "import-number");
        var kind = label(kind(row), "import-kind");
        kind.pseudoClassStateChanged(BAD, row.kind() == ImportRow.Kind.WRONG);
        var title = label(title(row), "item-name");
        var about = label(about(row), row.kind() == ImportRow.Kind.WRONG ? "import-fault" : "muted");
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        var what = new VBox(title, about);
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        number.setMinWidth(Region.USE_PREF_SIZE);
        kind.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(number, kind, what);
        line.getStyleClass().add("item-line");
        line.setMinWidth(0);
        line.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> getWidth() - snappedLeftInset() - snappedRightInset(),
                        widthProperty(),
                        paddingProperty()));
        return line;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
