package till.ui.training;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.settings.Texts;
import till.ui.Frame;
import till.ui.Route;
import till.ui.Shortcut;
import till.ui.ViewController;

/** Joins the simulated customers with their buttons. */
public final class TrainingController implements ViewController {
    private final TrainingViewModel model;
    private final Frame frame;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private VBox root;

    @FXML
    private ToggleButton toggle;

    @FXML
    private Label told;

    @FXML
    private VBox customers;

    @FXML
    private PhoneBox phone;

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
        var focus = new PanelFocus(model, root);
        toggle.selectedProperty().bindBidirectional(model.openProperty());
        toggle.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts().text(
                                        model.isOpen() ? "training.hide" : "training.show",
                                        model.getCustomers().size()),
                        model.openProperty(),
                        model.getCustomers()));
        subscriptions = Subscription.combine(
                model.getCustomers().subscribe(() -> draw(focus)),
                root.sceneProperty().subscribe((before, now) -> listen(before, now, focus)),
                frame.navigator().routeProperty().subscribe(this::place),
                phone.follow(model, texts()),
                model.toldProperty().subscribe(now -> {
                    told.setVisible(now.isPresent());
                    told.setText(now.map(texts()::text).orElse(""));
                }));
        draw(focus);
    }

    private void listen(@Nullable Scene before, @Nullable Scene now, PanelFocus focus) {
        if (before != null) {
            before.getAccelerators().remove(Shortcut.TRAINING_CUSTOMERS.combination());
        }
        if (now != null) {
            now.getAccelerators().put(Shortcut.TRAINING_CUSTOMERS.combination(), focus::toggle);
            if (now.lookup(".training") instanceof Pane banner) {
                banner.getChildren().addAll(spring(), toggle);
            }
        }
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** Beside the ways to pay of the Charge screen there is room below, elsewhere above the buttons. */
    private void place(Optional<Route> route) {
        var charging = route.filter(Route.Charge.class::isInstance).isPresent();
        StackPane.setAlignment(root, charging ? Pos.BOTTOM_RIGHT : Pos.TOP_RIGHT);
    }

    private void draw(PanelFocus focus) {
        if (model.getCustomers().isEmpty()) {
            var none = new Label(texts().text("training.none"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            customers.getChildren().setAll(none);
        } else {
            customers
                    .getChildren()
                    .setAll(model.getCustomers().stream()
                            .map(payment -> new CustomerCard(payment, model, frame))
                            .toList());
            focus.drawn();
        }
    }

    @FXML
    private void hide() {
        model.openProperty().set(false);
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
