package till.ui.attention;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.ui.ViewController;
import till.ui.orders.ListPlaceholder;
import till.ui.orders.ListState;
import till.ui.orders.OrderDetailsPane;
import till.ui.orders.OrderWords;

/** Joins the cards of what has to be settled, the form on one of them, and the history beside them. */
public final class AttentionController implements ViewController {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final AttentionViewModel model;
    private final OrderWords words;
    private @Nullable SettlePane form;
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

    @FXML
    private HBox notice;

    @FXML
    private Label noticeText;

    public AttentionController(AttentionViewModel model, OrderWords words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        var details = new OrderDetailsPane(words);
        side.setContent(details);
        var keys = new AttentionKeys(model, list, cards);
        root.addEventFilter(KeyEvent.KEY_PRESSED, keys::onPressed);
        draw();
        subscriptions = Subscription.combine(
                model.getCards().subscribe(this::draw),
                model.minuteProperty().subscribe((_, _) -> draw()),
                model.chosenProperty().subscribe(_ -> mark()),
                model.stateProperty().subscribe(this::show),
                model.getSettling().formProperty().subscribe(this::write),
                model.getSettling().noticeProperty().subscribe(this::tell),
                details.follow(model.getDetails()));
    }

    /** What is being written stays the same form, with its caret, however often the cards are drawn. */
    private void draw() {
        var focused = cards.getScene() == null ? null : cards.getScene().getFocusOwner();
        cards.getChildren().clear();
        model.getCards().forEach(card -> cards.getChildren().add(new AttentionCardView(card, words, model)));
        place();
        mark();
        if (focused != null && focused.getId() != null) {
            Optional.ofNullable(cards.lookup("#" + focused.getId())).ifPresent(Node::requestFocus);
        }
    }

    private void write(Optional<SettleForm> open) {
        if (form != null) {
            form.release();
            ((VBox) form.getParent()).getChildren().remove(form);
        }
        var settling = model.getSettling();
        form = open.map(each -> new SettlePane(each, settling, words.texts())).orElse(null);
        place();
        if (form != null && form.getScene() != null) {
            form.focusFirst();
            new AttentionKeys(model, list, cards).bringIntoSight(form);
        }
    }

    private void place() {
        var settled = model.getSettling().formProperty().get();
        var open = settled.map(each -> each.card().id());
        for (var i = 0; form != null && i < model.getCards().size(); i++) {
            if (open.equals(Optional.of(model.getCards().get(i).id()))) {
                ((AttentionCardView) cards.getChildren().get(i)).write(form);
            }
        }
    }

    private void mark() {
        for (var i = 0; i < cards.getChildren().size() && i < model.getCards().size(); i++) {
            var id = model.getCards().get(i).id();
            var chosen = model.chosenProperty().get().filter(id::equals).isPresent();
            cards.getChildren().get(i).pseudoClassStateChanged(CHOSEN, chosen);
        }
    }

    private void tell(Optional<SettlingViewModel.Notice> told) {
        notice.setVisible(told.isPresent());
        told.ifPresent(each -> {
            noticeText.setText(words.texts().text(each.text()));
            notice.pseudoClassStateChanged(ListPlaceholder.BAD, !each.good());
        });
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

    @FXML
    private void dismiss() {
        model.getSettling().dismiss();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
        Optional.ofNullable(form).ifPresent(SettlePane::release);
    }
}
