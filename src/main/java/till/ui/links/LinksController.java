package till.ui.links;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import till.domain.Payment;
import till.ui.Shortcut;
import till.ui.ViewController;
import till.ui.kit.ClearButtons;
import till.ui.orders.ListPlaceholder;
import till.ui.orders.ListState;
import till.ui.orders.OrderWords;

/** Joins the list of links, the one that is looked at, and the form of a new one. */
public final class LinksController implements ViewController {
    private final LinksViewModel model;
    private final LinkWords words;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private LinkFilters filters;

    @FXML
    private CustomTextField search;

    @FXML
    private ListView<Payment> list;

    @FXML
    private NewLinkPane form;

    @FXML
    private ShownLinkPane shown;

    public LinksController(LinksViewModel model, OrderWords words) {
        this.model = model;
        this.words = new LinkWords(words, model.zone());
    }

    @FXML
    private void initialize() {
        ClearButtons.add(search, words.texts());
        search.textProperty().bindBidirectional(model.searchProperty());
        filters.follow(model, words);
        list.setItems(model.getLinks());
        list.setCellFactory(_ -> new LinkCell(words, model.nowProperty()::get));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        subscriptions = Subscription.combine(
                form.follow(model.getNewLink(), words),
                shown.follow(model, words, this::another),
                model.getShown().shownProperty().subscribe(this::side),
                model.stateProperty().subscribe(state -> list.setPlaceholder(placeholder(state))),
                model.minuteProperty().subscribe(_ -> list.refresh()),
                list.getSelectionModel().selectedItemProperty().subscribe(this::chosen));
    }

    private void chosen(@Nullable Payment payment) {
        if (payment != null) {
            model.getShown().look(payment);
        }
    }

    private void side(Optional<Payment> payment) {
        shown.setVisible(payment.isPresent());
        form.setVisible(payment.isEmpty());
    }

    private Node placeholder(ListState state) {
        return switch (state) {
            case ListState.Loading _ -> ListPlaceholder.loading(words.texts());
            case ListState.Failed failed -> ListPlaceholder.failed(words.texts(), failed, model::read);
            case ListState.Empty _, ListState.Filled _ ->
                ListPlaceholder.empty(words.texts(), "fth-link", model.isNarrowed() ? "links.noneFound" : "links.none");
        };
    }

    private void another() {
        list.getSelectionModel().clearSelection();
        model.getShown().lookAway();
        form.lookup(".first-focus").requestFocus();
    }

    /** The other money of customers who are not in the shop. */
    @FXML
    private void agreements() {
        model.agreements();
    }

    private void onKey(KeyEvent event) {
        if (Shortcut.LINK_CHECK.matches(event)) {
            event.consume();
            model.getShown().checkNow();
        } else if (Shortcut.LINK_ANOTHER.matches(event) && shown.isVisible()) {
            event.consume();
            another();
        }
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
        search.textProperty().unbindBidirectional(model.searchProperty());
    }
}
