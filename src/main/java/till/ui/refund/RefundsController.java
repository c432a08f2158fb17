package till.ui.refund;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.settings.Texts;
import till.ui.Shortcut;
import till.ui.ViewController;
import till.ui.kit.ListTable;
import till.ui.orders.ListPlaceholder;
import till.ui.orders.ListState;
import till.ui.orders.OrderWords;

/** Joins the list of refunds and what can be done with one. */
public final class RefundsController implements ViewController {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

    private static final int COMPACT_EMS = 50;

    private final RefundsViewModel model;
    private final OrderWords words;
    private final Texts texts;
    private @Nullable Arrangement arranged;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private Label told;

    @FXML
    private Button open;

    @FXML
    private Button watch;

    @FXML
    private ToggleButton pending;

    @FXML
    private Button check;

    @FXML
    private TableView<RefundsViewModel.Line> table;

    public RefundsController(RefundsViewModel model, OrderWords words) {
        this.model = model;
        this.words = words;
        this.texts = words.texts();
    }

    @FXML
    private void initialize() {
        ListTable.show(model.getLines(), table);
        pending.selectedProperty().bindBidirectional(model.onlyPendingProperty());
        table.setRowFactory(_ -> new TableRow<>() {
            @Override
            protected void updateItem(RefundsViewModel.@Nullable Line line, boolean empty) {
                super.updateItem(line, empty);
                pseudoClassStateChanged(OPEN, line != null && line.open());
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
        subscriptions = Subscription.combine(
                model.pendingProperty().subscribe(count -> pending.setText(texts.text("refunds.onlyPending", count))),
                told.fontProperty().subscribe(this::arrange),
                table.widthProperty().subscribe(this::arrange),
                model.stateProperty().subscribe(state -> table.setPlaceholder(placeholder(state))),
                model.toldProperty()
                        .subscribe(now -> told.setText(now.map(texts::text).orElse(""))),
                model.busyProperty().subscribe(_ -> enable()),
                table.getSelectionModel().selectedItemProperty().subscribe(_ -> enable()));
    }

    private void arrange() {
        var em = told.getFont().getSize();
        var compact = table.getWidth() < COMPACT_EMS * em;
        var wanted = new Arrangement(em, compact);
        if (!wanted.equals(arranged)) {
            arranged = wanted;
            table.getColumns().setAll(new RefundColumns(words, em, model::now).all(compact));
        }
    }

    private record Arrangement(double em, boolean compact) {}

    private void enable() {
        var line = chosen();
        open.setDisable(line == null);
        watch.setDisable(line == null || !line.open());
        check.setDisable(line == null || !line.open() || model.busyProperty().get());
    }

    private RefundsViewModel.@Nullable Line chosen() {
        return table.getSelectionModel().getSelectedItem();
    }

    private Node placeholder(ListState state) {
        return switch (state) {
            case ListState.Loading _ -> ListPlaceholder.loading(texts);
            case ListState.Failed failed -> ListPlaceholder.failed(texts, failed, model::read);
            case ListState.Empty _, ListState.Filled _ ->
                pending.isSelected()
                        ? ListPlaceholder.empty(texts, "fth-check-circle", "refunds.nonePending")
                        : ListPlaceholder.empty(texts, "fth-corner-up-left", "refunds.none");
        };
    }

    private void onPressed(KeyEvent event) {
        if (Shortcut.REFUND_CHECK.matches(event)) {
            event.consume();
            check();
        } else if (Shortcut.REFUND_OPEN.matches(event) && event.getTarget() == table) {
            event.consume();
            open();
        }
    }

    @FXML
    private void check() {
        model.checkNow(chosen());
    }

    @FXML
    private void watch() {
        model.watch(chosen());
    }

    @FXML
    private void open() {
        model.open(chosen());
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
        pending.selectedProperty().unbindBidirectional(model.onlyPendingProperty());
    }
}
