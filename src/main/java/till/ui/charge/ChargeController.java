package till.ui.charge;

import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.controlsfx.control.textfield.CustomTextField;
import till.settings.Texts;
import till.ui.MethodNames;
import till.ui.ViewController;
import till.ui.kit.ClearButtons;
import till.ui.kit.ProblemLine;

/** Joins the keypad, the keyboard and the methods of the Charge screen. */
public final class ChargeController implements ViewController {
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final PseudoClass LONGEST = PseudoClass.getPseudoClass("longest");

    private final ChargeViewModel model;
    private final Texts texts;
    private final MethodNames names;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private Region display;

    @FXML
    private Label currency;

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
    private CustomTextField sale;

    @FXML
    private CustomTextField subject;

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
        ClearButtons.add(sale, texts);
        ClearButtons.add(subject, texts);
        sale.textProperty().bindBidirectional(model.saleProperty());
        subject.textProperty().bindBidirectional(model.subjectProperty());
        new ChargeKeys(model, display).follow(root);
        asks.visibleProperty().bind(model.asksProperty());
        offer();
        subscriptions = Subscription.combine(
                model.entryProperty().subscribe(this::show),
                ProblemLine.follow(problem, model.problemProperty(), texts::text),
                model.getMethods().subscribe(this::offer));
    }

    private void show(AmountEntry entry) {
        currency.setText(texts.text("charge.amount", entry.currency().getCode()));
        entered.setText(entry.entered());
        ghost.setText(entry.ghost());
        var length = entry.entered().length() + entry.ghost().length();
        display.pseudoClassStateChanged(LONG, length > 10);
        display.pseudoClassStateChanged(LONGEST, length > 13);
        display.setAccessibleText(currency.getText() + " " + entry.entered() + entry.ghost());
    }

    private void offer() {
        var tiles = new MethodTiles(texts, names, model);
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
        sale.textProperty().unbindBidirectional(model.saleProperty());
        subject.textProperty().unbindBidirectional(model.subjectProperty());
    }
}
