package till.ui.shipments;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import till.ui.Shortcut;
import till.ui.ViewController;
import till.ui.kit.ClearButtons;
import till.ui.kit.ProblemLine;
import till.ui.orders.OrderWords;
import till.ui.shipments.ShipmentsViewModel.Side;

/** Joins the list of shipments with what stands beside it: the form, the one that is looked at, or an import. */
public final class ShipmentsController implements ViewController {
    private final ShipmentsViewModel model;
    private final ShipmentWords words;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private FlowPane filters;

    @FXML
    private CustomTextField search;

    @FXML
    private Button refresh;

    @FXML
    private Label told;

    @FXML
    private TableView<ShipmentRow> table;

    @FXML
    private NewShipmentPane form;

    @FXML
    private ShownShipmentPane shown;

    @FXML
    private ImportPane importing;

    public ShipmentsController(ShipmentsViewModel model, OrderWords words) {
        this.model = model;
        this.words = new ShipmentWords(words);
    }

    @FXML
    private void initialize() {
        ClearButtons.add(search, words.texts());
        search.textProperty().bindBidirectional(model.searchProperty());
        var days = new DaysPane();
        filters.getChildren().setAll(ShipmentTable.chips(model, words));
        filters.getChildren().add(days);
        new ShipmentTable(words).lay(table, model);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        subscriptions = Subscription.combine(
                days.follow(model, words.texts()),
                model.deeds().refreshingProperty().subscribe(this::refreshing),
                form.follow(model.adding(), words, model.possible()),
                shown.follow(model.looked(), words, this::another),
                importing.follow(model.importing(), words, this::another),
                model.sideProperty().subscribe(this::side),
                model.stateProperty()
                        .subscribe(state -> table.setPlaceholder(ShipmentTable.placeholder(state, model, words))),
                ProblemLine.follow(told, model.deeds().toldProperty(), words.texts()::text),
                table.getSelectionModel().selectedItemProperty().subscribe(this::chosen));
    }

    private void chosen(@Nullable ShipmentRow row) {
        Optional.ofNullable(row).ifPresent(model::choose);
    }

    private void side(Side side) {
        form.setVisible(side == Side.FORM);
        shown.setVisible(side == Side.LOOKED_AT);
        importing.setVisible(side == Side.IMPORT);
    }

    @FXML
    private void another() {
        table.getSelectionModel().clearSelection();
        model.another();
        form.lookup(".first-focus").requestFocus();
    }

    @FXML
    private void importFile() {
        model.importFile();
    }

    @FXML
    private void paste() {
        model.importText(
                Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse(""));
    }

    @FXML
    private void export() {
        model.exportList();
    }

    @FXML
    private void refreshAll() {
        model.deeds().refresh();
    }

    private void refreshing(boolean now) {
        refresh.setText(words.texts().text(now ? "shipments.refreshStop" : "shipments.refreshAll"));
    }

    private void onKey(KeyEvent event) {
        if (Shortcut.SHIPMENT_CHECK.matches(event)) {
            event.consume();
            model.looked().check();
        } else if (Shortcut.SHIPMENT_NEW.matches(event)) {
            event.consume();
            another();
        } else if (Shortcut.SHIPMENT_SEARCH.matches(event)) {
            event.consume();
            search.requestFocus();
        }
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
        search.textProperty().unbindBidirectional(model.searchProperty());
    }
}
