package till.ui.training;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.Payment;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.ui.Frame;
import till.ui.ViewController;
import till.ui.kit.MethodMark;

/** Joins the simulated customers with their buttons. */
public final class TrainingController implements ViewController {
    private static final KeyCombination KEY = new KeyCodeCombination(KeyCode.F12);

    private final TrainingViewModel model;
    private final Frame frame;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private ToggleButton toggle;

    @FXML
    private Label told;

    @FXML
    private VBox customers;

    public TrainingController(TrainingViewModel model, Frame frame) {
        this.model = model;
        this.frame = frame;
    }

    public TrainingViewModel getModel() {
        return model;
    }

    private Texts texts() {
        return frame.appearance().texts();
    }

    @FXML
    private void initialize() {
        toggle.selectedProperty().bindBidirectional(model.openProperty());
        toggle.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts().text(
                                        model.isOpen() ? "training.hide" : "training.show",
                                        model.getCustomers().size()),
                        model.openProperty(),
                        model.getCustomers()));
        subscriptions = Subscription.combine(
                model.getCustomers().subscribe(this::draw),
                root.sceneProperty().subscribe(this::listen),
                model.toldProperty().subscribe(now -> told.setText(now.map(texts()::text).orElse(""))));
        draw();
    }

    private void listen(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.getAccelerators().remove(KEY);
        }
        if (now != null) {
            now.getAccelerators().put(KEY, toggle::fire);
            if (now.lookup(".training") instanceof Pane banner) {
                banner.getChildren().addAll(told, toggle);
            }
        }
    }

    private void draw() {
        if (model.getCustomers().isEmpty()) {
            var none = new Label(texts().text("training.none"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            customers.getChildren().setAll(none);
        } else {
            customers.getChildren()
                    .setAll(model.getCustomers().stream().map(this::customer).toList());
        }
    }

    private Node customer(Payment payment) {
        var amount = new Label(AmountFormat.withCurrency(payment.amount()));
        amount.getStyleClass().add("training-amount");
        var reference = new Label(payment.order().reference());
        reference.getStyleClass().add("muted");
        var line = new FlowPane(
                new MethodMark(frame.methods().brand(payment)), new VBox(amount, reference));
        line.getStyleClass().add("training-customer");
        for (var deed : TrainingDeed.values()) {
            var button = new Button(texts().text("training.deed." + deed.name()));
            button.getStyleClass().add("touch");
            button.setId("deed-" + deed.name());
            if (deed == TrainingDeed.PAY) {
                button.getStyleClass().add("success");
            }
            button.setOnAction(_ -> model.act(payment, deed));
            line.getChildren().add(button);
        }
        return line;
    }

    @FXML
    private void loseAnswer() {
        model.arm(TrainingTrouble.LOSE_ANSWER);
    }

    @FXML
    private void failQuery() {
        model.arm(TrainingTrouble.FAIL_QUERY);
    }

    @FXML
    private void wrongAmount() {
        model.arm(TrainingTrouble.WRONG_AMOUNT);
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
        toggle.selectedProperty().unbindBidirectional(model.openProperty());
        toggle.textProperty().unbind();
    }
}
