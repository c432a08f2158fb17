package till.ui.charge;

import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import till.domain.Basket;
import till.settings.Texts;
import till.ui.MethodNames;
import till.ui.ViewController;
import till.ui.charge.BasketViewModel.Face;
import till.ui.kit.ProblemLine;

/** Joins the keypad, the keyboard, the order and the methods of the Charge screen. */
public final class ChargeController implements ViewController {
    private final ChargeViewModel model;
    private final Texts texts;
    private final MethodNames names;
    private final StillCharging stillCharging = new StillCharging();
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private Region display;

    @FXML
    private Label currency;

    @FXML
    private Label hint;

    @FXML
    private Label entered;

    @FXML
    private Label ghost;

    @FXML
    private Label problem;

    @FXML
    private Label asks;

    @FXML
    private Pane keypad;

    @FXML
    private Pane methods;

    @FXML
    private BasketPane order;

    @FXML
    private Pane sides;

    @FXML
    private ToggleButton orderSide;

    @FXML
    private ToggleButton keypadSide;

    @FXML
    private Region busy;

    public ChargeController(ChargeViewModel model, Texts texts, MethodNames names) {
        this.model = model;
        this.texts = texts;
        this.names = names;
    }

    public ChargeViewModel getModel() {
        return model;
    }

    @FXML
    private void initialize() {
        keypad.getChildren().stream()
                .filter(each -> each.getUserData() != null)
                .forEach(each -> ((Button) each).setText(each.getUserData().toString()));
        var shownSides = new ChargeSides(order, keypad, sides, orderSide, keypadSide);
        shownSides.follow(root);
        order.follow(model.getBasket(), texts);
        new ChargeKeys(model, display, order.search(), shownSides::showOrder).follow(root);
        var figures = new DueFigures(display, currency, hint, entered, ghost, texts);
        asks.visibleProperty().bind(model.asksProperty());
        // beside the two buttons of a narrow window it would be cut off
        hint.visibleProperty().bind(sides.visibleProperty().not());
        busy.visibleProperty().bind(stillCharging.property());
        offer();
        subscriptions = Subscription.combine(
                model.shownProperty().subscribe(figures::show),
                model.getBasket().getOrder().basketProperty().subscribe(basket -> count(basket, shownSides)),
                model.getBasket().faceProperty().subscribe(face -> back(face, shownSides)),
                ProblemLine.follow(problem, model.problemProperty(), texts::text),
                model.getMethods().subscribe(this::offer),
                stillCharging.follow(model.chargingProperty()),
                shownSides::release);
    }

    private void count(Basket basket, ChargeSides shownSides) {
        orderSide.setText(texts.text("charge.face.order", Integer.toString(basket.pieces())));
        if (!basket.lines().isEmpty()) {
            shownSides.showOrder();
        }
    }

    /** With a search or a form over, the keys are the amount's again. */
    private void back(Face face, ChargeSides shownSides) {
        if (face == Face.LINES) {
            display.requestFocus();
        } else {
            shownSides.showOrder();
        }
    }

    private void offer() {
        var tiles = new MethodTiles(texts, names, model, stillCharging);
        methods.getChildren().setAll(tiles.all());
    }

    @FXML
    private void key(ActionEvent event) {
        model.key(((Button) event.getSource()).getUserData().toString());
        display.requestFocus();
    }

    @FXML
    private void backspace() {
        model.backspace();
        display.requestFocus();
    }

    @FXML
    private void clear() {
        model.clear();
        display.requestFocus();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
        order.release();
    }
}
