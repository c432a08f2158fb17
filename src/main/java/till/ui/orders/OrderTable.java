package till.ui.orders;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.ui.kit.ListTable;

/** The virtual table of orders: reads on as it is scrolled, and keeps its selection while the list changes. */
final class OrderTable {
    private static final int AHEAD = 15;

    private static final int COMPACT_EMS = 44;

    private final TableView<OrderRow> table;
    private final OrdersViewModel model;
    private final OrderWords words;
    private final ObservableValue<Font> font;
    private @Nullable Arrangement arranged;

    /** @param font of the texts around, as columns do not follow it by themselves */
    OrderTable(TableView<OrderRow> table, OrdersViewModel model, OrderWords words, ObservableValue<Font> font) {
        this.table = table;
        this.model = model;
        this.words = words;
        this.font = font;
    }

    Subscription follow() {
        ListTable.show(model.getRows(), table);
        table.setRowFactory(_ -> new ReadOnRow());
        var selection = table.getSelectionModel();
        ListChangeListener<OrderRow> reselect = _ -> selectShown();
        model.getRows().addListener(reselect);
        return Subscription.combine(
                model.filterProperty().subscribe(this::arrange),
                table.widthProperty().subscribe(this::arrange),
                font.subscribe(this::arrange),
                model.stateProperty().subscribe(state -> table.setPlaceholder(placeholder(state))),
                model.getDetails().factsProperty().subscribe(this::selectShown),
                selection.selectedItemProperty().subscribe(model::select),
                () -> model.getRows().removeListener(reselect));
    }

    private void arrange() {
        var filter = model.filterProperty().get();
        var em = font.getValue().getSize();
        var wanted = new Arrangement(filter.hasDays(), table.getWidth() < COMPACT_EMS * em, em);
        if (!wanted.equals(arranged)) {
            arranged = wanted;
            table.getColumns().setAll(new OrderColumns(words, em).all(wanted.days(), wanted.compact()));
        }
    }

    private record Arrangement(boolean days, boolean compact, double em) {}

    /** After the list was filled anew the order whose details are shown is selected again. */
    private void selectShown() {
        model.getDetails()
                .factsProperty()
                .get()
                .map(facts -> facts.payment().orderNo())
                .ifPresent(this::select);
    }

    private void select(OrderNo orderNo) {
        var selected = table.getSelectionModel().getSelectedItem();
        if (selected != null && selected.orderNo().equals(orderNo)) {
            return;
        }
        model.getRows().stream()
                .filter(row -> row.orderNo().equals(orderNo))
                .findFirst()
                .filter(_ -> selected == null || !model.getRows().contains(selected))
                .ifPresent(table.getSelectionModel()::select);
    }

    private Node placeholder(ListState state) {
        return switch (state) {
            case ListState.Loading _ -> ListPlaceholder.loading(words.texts());
            case ListState.Failed failed -> ListPlaceholder.failed(words.texts(), failed, model::search);
            case ListState.Empty(var archive) when archive != null -> ListPlaceholder.archived(words.texts(), archive);
            case ListState.Empty _, ListState.Filled _ -> nothingFound();
        };
    }

    private Node nothingFound() {
        var filter = model.filterProperty().get();
        if (!filter.isNarrow()) {
            return ListPlaceholder.empty(words.texts(), "fth-inbox", "orders.none");
        }
        return filter.days() == OrderFilter.Days.ANY
                ? ListPlaceholder.empty(words.texts(), "fth-search", "orders.nowhere")
                : ListPlaceholder.empty(words.texts(), "fth-search", "orders.nothingFound")
                        .with(words.texts().text("orders.anyTime"), () -> model.look(OrderFilter.Days.ANY, null));
    }

    /** Reaching the last lines reads the next page. */
    private final class ReadOnRow extends TableRow<OrderRow> {
        @Override
        protected void updateItem(OrderRow item, boolean empty) {
            super.updateItem(item, empty);
            if (!empty && getIndex() >= model.getRows().size() - AHEAD) {
                model.readOn();
            }
        }
    }
}
