package till.ui.orders;

import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.controlsfx.control.textfield.CustomTextField;
import till.domain.PaymentState;
import till.settings.Texts;
import till.ui.Shortcut;
import till.ui.ViewController;
import till.ui.kit.ClearButtons;

/** Joins the list of orders, its filters and the details beside it. */
public final class OrdersController implements ViewController {
    private static final Duration TYPING = Duration.millis(180);

    private final OrdersViewModel model;
    private final OrderWords words;
    private final Texts texts;
    private final PauseTransition typing = new PauseTransition(TYPING);
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private CustomTextField search;

    @FXML
    private Button export;

    @FXML
    private ComboBox<OrderFilters.Choice<OrderFilter.Days>> days;

    @FXML
    private DatePicker picked;

    @FXML
    private DatePicker last;

    @FXML
    private ComboBox<OrderFilters.Choice<PaymentState>> states;

    @FXML
    private ComboBox<OrderFilters.Choice<String>> gateways;

    @FXML
    private Region exported;

    @FXML
    private Label exportedText;

    @FXML
    private TableView<OrderRow> table;

    @FXML
    private ProgressBar loading;

    @FXML
    private Label foot;

    @FXML
    private ScrollPane sideScroll;

    @FXML
    private VBox actions;

    public OrdersController(OrdersViewModel model, OrderWords words) {
        this.model = model;
        this.words = words;
        this.texts = words.texts();
    }

    public OrdersViewModel getModel() {
        return model;
    }

    @FXML
    private void initialize() {
        ClearButtons.add(search, texts);
        search.setText(model.filterProperty().get().text());
        typing.setOnFinished(_ -> model.find(search.getText()));
        var filters = new OrderFilters(model, texts);
        filters.states(states);
        filters.gateways(gateways);
        var list = new OrderTable(table, model, words, foot.fontProperty());
        var details = new OrderDetailsPane(words);
        sideScroll.setContent(details);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
        subscriptions = Subscription.combine(
                filters.days(days, picked, last),
                search.textProperty().subscribe((_, _) -> typing.playFromStart()),
                list.follow(),
                new OrderActions(model.getDetails(), texts).into(actions),
                details.follow(model.getDetails()),
                model.stateProperty().subscribe(state -> loading.setVisible(state instanceof ListState.Loading)),
                model.sumsProperty().subscribe(sums -> foot.setText(words.foot(sums))),
                model.getExport().toldProperty().subscribe(new ExportNotice(exported, exportedText, texts)::show));
    }

    private void onPressed(KeyEvent event) {
        if (Shortcut.ORDERS_SEARCH.matches(event)) {
            event.consume();
            search.requestFocus();
            search.selectAll();
        } else if (Shortcut.ORDERS_CHECK.matches(event)) {
            event.consume();
            model.getDetails().checkNow();
        } else if (event.getTarget() == search && event.getCode() == KeyCode.DOWN) {
            event.consume();
            table.requestFocus();
            table.getSelectionModel()
                    .select(Math.max(0, table.getSelectionModel().getSelectedIndex()));
        } else if (event.getTarget() == search && event.getCode() == KeyCode.ENTER) {
            typing.stop();
            model.find(search.getText());
        } else if (event.getTarget() == table && Shortcut.ORDERS_ACT.matches(event)) {
            event.consume();
            actions.lookup(".button").requestFocus();
        }
    }

    @FXML
    private void export() {
        model.exportDay();
    }

    @FXML
    private void dismiss() {
        model.getExport().dismiss();
    }

    @Override
    public void release() {
        typing.stop();
        subscriptions.unsubscribe();
    }
}
