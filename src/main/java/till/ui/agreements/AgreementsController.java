package till.ui.agreements;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import till.domain.Agreement;
import till.ui.Shortcut;
import till.ui.ViewController;
import till.ui.kit.ClearButtons;
import till.ui.kit.ProblemLine;
import till.ui.orders.ListPlaceholder;
import till.ui.orders.ListState;
import till.ui.orders.OrderWords;

/** Joins the list of agreements, the one that is looked at, and the form of a new one. */
public final class AgreementsController implements ViewController {
    private final AgreementsViewModel model;
    private final AgreementWords words;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private AgreementFilters filters;

    @FXML
    private CustomTextField search;

    @FXML
    private Label told;

    @FXML
    private ListView<AgreementLine> list;

    @FXML
    private NewAgreementPane form;

    @FXML
    private ShownAgreementPane shown;

    public AgreementsController(AgreementsViewModel model, OrderWords words) {
        this.model = model;
        this.words = new AgreementWords(words);
    }

    @FXML
    private void initialize() {
        ClearButtons.add(search, words.texts());
        search.textProperty().bindBidirectional(model.searchProperty());
        filters.follow(model, words);
        list.setItems(model.getLines());
        list.setCellFactory(_ -> new AgreementCell(words));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        subscriptions = Subscription.combine(
                form.follow(model.getNewAgreement(), words),
                shown.follow(model.getShown(), words, this::another),
                model.getShown().shownProperty().subscribe(this::side),
                model.stateProperty().subscribe(state -> list.setPlaceholder(placeholder(state))),
                ProblemLine.follow(told, model.toldProperty(), words.texts()::text),
                list.getSelectionModel().selectedItemProperty().subscribe(this::chosen));
    }

    private void chosen(@Nullable AgreementLine line) {
        if (line != null) {
            model.look(line);
        }
    }

    private void side(Optional<Agreement> agreement) {
        shown.setVisible(agreement.isPresent());
        form.setVisible(agreement.isEmpty());
    }

    private Node placeholder(ListState state) {
        return switch (state) {
            case ListState.Loading _ -> ListPlaceholder.loading(words.texts());
            case ListState.Failed failed -> ListPlaceholder.failed(words.texts(), failed, model::read);
            case ListState.Empty _, ListState.Filled _ ->
                ListPlaceholder.empty(
                        words.texts(),
                        "fth-repeat",
                        model.isNarrowed()
                                ? "agreements.noneFound"
                                : model.isPossible() ? "agreements.none" : "agreements.impossible");
        };
    }

    private void another() {
        list.getSelectionModel().clearSelection();
        model.getShown().lookAway();
        form.lookup(".first-focus").requestFocus();
    }

    @FXML
    private void export() {
        model.getExport().write();
    }

    @FXML
    private void due() {
        model.getDue().run();
    }

    private void onKey(KeyEvent event) {
        if (Shortcut.AGREEMENT_SEARCH.matches(event)) {
            event.consume();
            search.requestFocus();
        } else if (Shortcut.AGREEMENT_ANOTHER.matches(event) && shown.isVisible()) {
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
