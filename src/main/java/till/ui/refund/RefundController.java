package till.ui.refund;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.textfield.CustomTextField;
import till.domain.Problem;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.ui.ViewController;
import till.ui.kit.ClearButtons;
import till.ui.orders.OrderWords;

/** Joins the amount, the reason and the outcome of a refund. */
public final class RefundController implements ViewController {
    private final RefundViewModel model;
    private final OrderWords words;
    private final Texts texts;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private VBox form;

    @FXML
    private CustomTextField amount;

    @FXML
    private Button all;

    @FXML
    private FlowPane reasons;

    @FXML
    private TextField other;

    @FXML
    private Label obstacle;

    @FXML
    private Button send;

    @FXML
    private VBox outcome;

    @FXML
    private Button leave;

    public RefundController(RefundViewModel model, OrderWords words) {
        this.model = model;
        this.words = words;
        this.texts = words.texts();
    }

    @FXML
    private void initialize() {
        var fields = model.getForm();
        ClearButtons.add(amount, texts);
        amount.textProperty().bindBidirectional(fields.amountProperty());
        other.textProperty().bindBidirectional(fields.otherReasonProperty());
        var chips = new ReasonChips(reasons, other, fields, texts);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
        subscriptions = Subscription.combine(
                model.refundableProperty().subscribe(found -> found.ifPresent(this::show)),
                root.sceneProperty().subscribe(this::focus),
                fields.reasonProperty().subscribe(chips::mark),
                fields.obstacleProperty().subscribe(this::judge),
                model.stageProperty().subscribe(stage -> {
                    form.setVisible(stage instanceof RefundStage.Choosing);
                    new RefundOutcome(outcome, words).show(stage);
                    focus();
                }));
    }

    /** What is hidden or disabled loses the focus, and the rail must not get it. */
    private void focus() {
        var next = leave.isDisabled() ? root : leave;
        (form.isVisible() ? amount : next).requestFocus();
    }

    private void judge(Optional<Problem> problem) {
        var blank = model.getForm().amountProperty().get().isBlank();
        obstacle.setText(blank ? "" : problem.map(texts::text).orElse(""));
        send.setDisable(problem.isPresent());
        send.setText(model.getForm()
                .chosen()
                .map(money -> texts.text("refund.send", AmountFormat.withCurrency(money)))
                .orElseGet(() -> texts.text("refund.send.none")));
    }

    private void show(RefundViewModel.Refundable each) {
        new RefundHead(root, words).show(each);
        all.setText(texts.text("refund.all", AmountFormat.grouped(each.left())));
        judge(model.getForm().obstacleProperty().get());
    }

    private void onPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            model.back();
        } else if (event.getCode() == KeyCode.F8) {
            event.consume();
            model.checkNow();
        }
    }

    @FXML
    private void all() {
        model.getForm().all();
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
    private void settle() {
        model.attention();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
        amount.textProperty().unbindBidirectional(model.getForm().amountProperty());
        other.textProperty().unbindBidirectional(model.getForm().otherReasonProperty());
    }
}
