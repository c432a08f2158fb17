package till.ui.shipments;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;
import till.domain.Shipment;
import till.ui.kit.ListTable;
import till.ui.orders.ListPlaceholder;
import till.ui.orders.ListState;

/** The list of shipments: its columns, the choices above it, and what stands there while it is empty. */
final class ShipmentTable {
    /** In less room carrier and date stand only beside the list. */
    private static final int NARROW = 560;

    private static final int WHOLE_REFERENCE = 152;

    private final ShipmentWords words;

    ShipmentTable(ShipmentWords words) {
        this.words = words;
    }

    void lay(TableView<ShipmentRow> table, ShipmentsViewModel model) {
        ListTable.show(model.rows(), table);
        var carrier = column("carrier", 6, row -> label(of(row, each -> words.carrier(each.parcel()))));
        var order = column("order", 10, row -> label(row.payment().order().reference()));
        // the end of a reference tells orders apart
        order.setMinWidth(WHOLE_REFERENCE);
        var date = column(
                "date", 6, row -> label(of(row, each -> words.day(each.parcel().shippedOn()))));
        table.widthProperty().subscribe(width -> {
            carrier.setVisible(width.doubleValue() > NARROW);
            date.setVisible(width.doubleValue() > NARROW);
        });
        table.getColumns()
                .setAll(List.of(
                        order,
                        carrier,
                        column(
                                "number",
                                10,
                                row -> label(of(row, each -> each.parcel().trackingNo()))),
                        date,
                        column("state", 10, words::badge)));
    }

    /** One of them is always chosen. */
    static List<ToggleButton> chips(ShipmentsViewModel model, ShipmentWords words) {
        var group = new ToggleGroup();
        return Stream.of(Shown.values())
                .map(which -> {
                    var chip = new ToggleButton(words.texts().text("shipments.filter." + which));
                    chip.getStyleClass().addAll("touch", "shipments-filter");
                    chip.setId("filter-" + which);
                    chip.setToggleGroup(group);
                    chip.setSelected(model.whichProperty().get() == which);
                    chip.setOnAction(_ -> {
                        chip.setSelected(true);
                        model.whichProperty().set(which);
                    });
                    return chip;
                })
                .toList();
    }

    private static String of(ShipmentRow row, Function<Shipment, String> text) {
        return row.sent().map(text).orElse("–");
    }

    private static Label label(String text) {
        var label = new Label(text);
        label.setMinWidth(0);
        return label;
    }

    private TableColumn<ShipmentRow, ShipmentRow> column(String name, int share, Function<ShipmentRow, Node> drawing) {
        var column = new TableColumn<ShipmentRow, ShipmentRow>(words.texts().text("shipments.heading." + name));
        column.setPrefWidth(share * 15.5);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable ShipmentRow row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(row == null || empty ? null : drawing.apply(row));
            }
        });
        return column;
    }

    static Node placeholder(ListState state, ShipmentsViewModel model, ShipmentWords words) {
        return switch (state) {
            case ListState.Loading _ -> ListPlaceholder.loading(words.texts());
            case ListState.Failed failed -> ListPlaceholder.failed(words.texts(), failed, model::read);
            case ListState.Empty _, ListState.Filled _ ->
                ListPlaceholder.empty(
                        words.texts(), "fth-truck", model.isNarrowed() ? "shipments.noneFound" : "shipments.none");
        };
    }
}
