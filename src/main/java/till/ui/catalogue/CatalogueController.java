package till.ui.catalogue;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import till.domain.Item;
import till.settings.Texts;
import till.ui.Shortcut;
import till.ui.ViewController;
import till.ui.kit.ClearButtons;
import till.ui.kit.ProblemLine;
import till.ui.orders.ListPlaceholder;
import till.ui.orders.ListState;

/** Joins the list of items, the form of one, and a file that is imported. */
public final class CatalogueController implements ViewController {
    private final CatalogueViewModel model;
    private final Texts texts;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private Node browse;

    @FXML
    private CustomTextField search;

    @FXML
    private ComboBox<String> category;

    @FXML
    private CheckBox retired;

    @FXML
    private Label count;

    @FXML
    private Label notice;

    @FXML
    private ListView<Item> list;

    @FXML
    private Button fresh;

    @FXML
    private Button bring;

    @FXML
    private Button export;

    @FXML
    private ItemPane form;

    @FXML
    private ImportPane importing;

    public CatalogueController(CatalogueViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        ClearButtons.add(search, texts);
        search.textProperty().bindBidirectional(model.wordsProperty());
        retired.selectedProperty().bindBidirectional(model.retiredTooProperty());
        list.setItems(model.getItems());
        list.setCellFactory(_ -> new ItemCell(texts));
        fresh.setOnAction(_ -> startNew());
        bring.setOnAction(_ -> model.choose());
        fresh.setTooltip(new Tooltip(texts.text("catalogue.new.key", Shortcut.ITEM_NEW.shown())));
        bring.setTooltip(new Tooltip(texts.text("catalogue.import.key", Shortcut.ITEMS_IMPORT.shown())));
        export.setOnAction(_ -> model.export());
        var keys = new CatalogueKeys(model, this::startNew, search, list, form);
        root.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        subscriptions = Subscription.combine(
                new CategoryBox(category, texts).follow(model),
                form.follow(model, texts),
                importing.follow(model.getImporting(), texts),
                model.getImporting().phaseProperty().subscribe(this::side),
                model.stateProperty().subscribe(state -> list.setPlaceholder(placeholder(state))),
                model.countProperty().subscribe(_ -> counted()),
                model.getItems().subscribe(this::counted),
                ProblemLine.follow(notice, model.noticeProperty(), texts::text),
                list.getSelectionModel().selectedItemProperty().subscribe(this::chosen));
    }

    private void counted() {
        var listed = String.valueOf(model.getItems().size());
        var all = String.valueOf(model.countProperty().get());
        count.setText(
                listed.equals(all) ? texts.text("catalogue.count", all) : texts.text("catalogue.countOf", listed, all));
    }

    private void chosen(@Nullable Item item) {
        if (item != null) {
            model.getEditor().show(Optional.of(item));
        }
    }

    private void side(ImportDesk.Phase phase) {
        importing.setVisible(phase != ImportDesk.Phase.CLOSED);
        browse.setVisible(phase == ImportDesk.Phase.CLOSED);
        if (phase == ImportDesk.Phase.LOOKING || phase == ImportDesk.Phase.DONE) {
            importing.begin();
        }
    }

    private Node placeholder(ListState state) {
        return switch (state) {
            case ListState.Loading _ -> ListPlaceholder.loading(texts);
            case ListState.Failed failed -> ListPlaceholder.failed(texts, failed, model::read);
            case ListState.Empty _, ListState.Filled _ ->
                model.isBare()
                        ? ListPlaceholder.empty(texts, "fth-package", "catalogue.bare")
                                .with(texts.text("catalogue.import"), model::choose)
                                .with(texts.text("catalogue.new"), this::startNew)
                        : ListPlaceholder.empty(texts, "fth-search", "catalogue.noneFound");
        };
    }

    private void startNew() {
        list.getSelectionModel().clearSelection();
        model.getEditor().show(Optional.empty());
        form.begin(true);
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
        search.textProperty().unbindBidirectional(model.wordsProperty());
        retired.selectedProperty().unbindBidirectional(model.retiredTooProperty());
    }
}
