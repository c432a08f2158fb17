package till.ui.attention;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.ui.ViewController;
import till.ui.orders.ListPlaceholder;
import till.ui.orders.ListState;
import till.ui.orders.OrderDetailsPane;
import till.ui.orders.OrderWords;

/** Joins the cards of what has to be settled and the history beside them. */
public final class AttentionController implements ViewController {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final AttentionViewModel model;
    private final OrderWords words;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private VBox cards;

    @FXML
    private VBox calm;

    @FXML
    private ScrollPane list;

    @FXML
    private ScrollPane side;

    public AttentionController(AttentionViewModel model, OrderWords words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        var details = new OrderDetailsPane(words);
        side.setContent(details);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
        subscriptions = Subscription.combine(
                model.getCards().subscribe(this::draw),
                model.chosenProperty().subscribe(_ -> mark()),
                model.stateProperty().subscribe(this::show),
                details.follow(model.getDetails()));
        draw();
    }

    private void draw() {
        var focused = cards.getScene() == null ? null : cards.getScene().getFocusOwner();
        var focusedId = focused == null ? null : focused.getId();
        cards.getChildren()
                .setAll(model.getCards().stream()
                        .map(card -> new AttentionCardView(card, words, model))
                        .toList());
        mark();
        if (focusedId != null && focusedId.startsWith(AttentionCardView.CHECK)) {
            cards.lookupAll(".button").stream()
                    .filter(button -> focusedId.equals(button.getId()))
                    .forEach(Node::requestFocus);
        }
    }

    private void mark() {
        for (var i = 0; i < cards.getChildren().size() && i < model.getCards().size(); i++) {
            var id = model.getCards().get(i).attention().id();
            cards.getChildren()
                    .get(i)
                    .pseudoClassStateChanged(
                            CHOSEN,
                            model.chosenProperty().get().filter(id::equals).isPresent());
        }
    }

    private void show(ListState state) {
        list.setVisible(state instanceof ListState.Filled);
        calm.setVisible(!list.isVisible());
        calm.getChildren().setAll(calmed(state));
    }

    private Node calmed(ListState state) {
        return switch (state) {
            case ListState.Loading _ -> ListPlaceholder.loading(words.texts());
            case ListState.Failed failed -> ListPlaceholder.failed(words.texts(), failed, model::read);
            case ListState.Empty _, ListState.Filled _ ->
                ListPlaceholder.empty(words.texts(), "fth-check-circle", "attention.none");
        };
    }

    private void onPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F8) {
            event.consume();
            model.checkChosen();
        }
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
    }
}
