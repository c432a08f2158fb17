package till.ui.people;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.ui.Frame;
import till.ui.ViewController;
import till.ui.kit.LanguageSwitch;

/** Joins the people and the keypad of the locked window with what is typed. */
public final class LockController implements ViewController {
    private final LockViewModel model;
    private final Frame frame;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private StackPane lock;

    @FXML
    private VBox slot;

    @FXML
    private Label where;

    @FXML
    private Label question;

    @FXML
    private HBox languages;

    public LockController(LockViewModel model, Frame frame) {
        this.model = model;
        this.frame = frame;
    }

    public LockViewModel getModel() {
        return model;
    }

    @FXML
    private void initialize() {
        var texts = frame.appearance().texts();
        where.setText(texts.text("lock.where", model.getTill(), model.getShopName()));
        var pane = new PinPane(model.getForm(), texts);
        VBox.setVgrow(pane, Priority.ALWAYS);
        slot.getChildren().setAll(pane);
        pane.typedAnywhereIn(lock);
        languages.getChildren().setAll(new LanguageSwitch(frame.appearance()));
        subscriptions = Subscription.combine(
                pane.follow(),
                model.getForm()
                        .chosenProperty()
                        .subscribe(
                                chosen -> question.setText(texts.text(chosen.isPresent() ? "lock.pin" : "lock.who"))));
    }

    @FXML
    private void workUnnamed() {
        model.workUnnamed();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
    }
}
