package till.ui.qr;

import java.time.Duration;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.domain.Payment;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.ui.MethodNames;
import till.ui.Shortcut;
import till.ui.ViewController;
import till.ui.kit.MethodMark;
import till.ui.kit.ProblemLine;

/** Joins the code, the countdown and the progress of an open payment. */
public final class PayCodeController implements ViewController {
    private final PayCodeViewModel model;
    private final Texts texts;
    private final MethodNames names;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private MethodMark mark;

    @FXML
    private Label method;

    @FXML
    private Label standing;

    @FXML
    private CodeRoom room;

    @FXML
    private Label amount;

    @FXML
    private ProgressBar countdown;

    @FXML
    private VBox facts;

    @FXML
    private VBox steps;

    @FXML
    private Label problem;

    @FXML
    private Button open;

    @FXML
    private Button copy;

    public PayCodeController(PayCodeViewModel model, Texts texts, MethodNames names) {
        this.model = model;
        this.texts = texts;
        this.names = names;
    }

    public PayCodeViewModel getModel() {
        return model;
    }

    @FXML
    private void initialize() {
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        subscriptions = Subscription.combine(
                model.paymentProperty().subscribe(now -> now.ifPresent(this::show)),
                model.codeProperty().subscribe(_ -> showCode()),
                model.phaseProperty().subscribe(_ -> showCode()),
                model.leftProperty().subscribe(this::count),
                ProblemLine.follow(problem, model.problemProperty(), texts::text));
    }

    private void show(Payment payment) {
        mark.setBrand(names.brand(payment));
        method.setText(names.nameOverWay(payment, texts));
        amount.setText(AmountFormat.withCurrency(payment.amount()));
        var parts = new PayCodeParts(model, texts);
        facts.getChildren().setAll(parts.facts(payment));
        steps.getChildren().setAll(parts.steps(payment));
        count(model.leftProperty().get());
    }

    private void count(Duration left) {
        var line = new Countdown(standing, countdown);
        model.paymentProperty()
                .get()
                .ifPresent(now -> line.show(now, left, model.phaseProperty().get(), texts));
    }

    private void showCode() {
        count(model.leftProperty().get());
        var phase = model.phaseProperty().get();
        Optional<ShownCode> shown =
                phase == Phase.WAITING ? model.codeProperty().get() : Optional.empty();
        room.show(phase, shown, texts);
        PayCodeParts.offer(shown, open, copy);
    }

    @FXML
    private void copy() {
        model.paymentProperty().get().flatMap(Payment::shownCode).ifPresent(PayCodeParts::copy);
        PayCodeParts.copied(copy);
    }

    @FXML
    private void open() {
        model.openInBrowser();
    }

    @FXML
    private void checkNow() {
        model.checkNow();
    }

    @FXML
    private void payAnotherWay() {
        model.payAnotherWay();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    private void onKey(KeyEvent event) {
        if (Shortcut.CODE_CHECK.matches(event)) {
            model.checkNow();
        } else if (Shortcut.CODE_CANCEL.matches(event)) {
            model.cancel();
        }
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
    }
}
