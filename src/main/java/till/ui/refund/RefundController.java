package till.ui.refund;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.ui.Route;
import till.ui.Shortcut;
import till.ui.ViewController;
import till.ui.orders.OrderWords;

/** Joins the amount, the reason and the outcome of a refund. */
public final class RefundController implements ViewController {
    private final RefundViewModel model;
    private final OrderWords words;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private VBox form;

    @FXML
    private TextField amount;

    @FXML
    private VBox earlier;

    @FXML
    private VBox outcome;

    @FXML
    private Button leave;

    public RefundController(RefundViewModel model, OrderWords words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
        leave.setText(words.texts().text(model.isFromAttention() ? "refund.backToAttention" : "refund.toOrder"));
        subscriptions = Subscription.combine(
                new RefundFields(root, model, words).follow(),
                model.refundableProperty().subscribe(found -> found.ifPresent(this::show)),
                root.sceneProperty().subscribe(this::focus),
                model.stageProperty().subscribe(stage -> {
                    form.setVisible(stage instanceof RefundStage.Choosing);
                    showOutcome();
                    focus();
                }));
    }

    private void showOutcome() {
        var each = model.refundableProperty().get();
        each.ifPresent(new EarlierRefunds(earlier, words, model)::show);
        var answers = each.map(Refundable::answers).orElse(true);
        var ships = each.map(Refundable::ships).orElse(false);
        new RefundOutcome(outcome, words).show(model.stageProperty().get(), answers, ships);
    }

    /** What is hidden or disabled loses the focus, and the rail must not get it. */
    private void focus() {
        var next = leave.isDisabled() ? root : leave;
        (form.isVisible() ? amount : next).requestFocus();
    }

    private void show(Refundable each) {
        new RefundHead(root, words).show(each);
        showOutcome();
    }

    private void onPressed(KeyEvent event) {
        if (Shortcut.REFUND_BACK.matches(event)) {
            event.consume();
            model.back();
        } else if (Shortcut.REFUND_CHECK.matches(event)) {
            event.consume();
            model.checkNow();
        }
    }

    @FXML
    private void all() {
        model.getForm().all();
    }

    @FXML
    private void elsewhere() {
        var recording = model.getForm().recordingProperty();
        recording.set(!recording.get());
    }

    @FXML
    private void send() {
        model.refund();
    }

    @FXML
    private void back() {
        model.back();
    }

    @FXML
    private void check() {
        model.checkNow();
    }

    @FXML
    private void portal() {
        model.portal();
    }

    @FXML
    private void receipt() {
        model.leaveFor(model.stageProperty().get().receipt());
    }

    @FXML
    private void parcelBack() {
        model.leaveFor(model.refundableProperty().get().map(each -> new Route.Shipments(each.payment(), true)));
    }

    @FXML
    private void settle() {
        model.attention();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
    }
}
