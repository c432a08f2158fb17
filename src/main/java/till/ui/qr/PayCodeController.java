package till.ui.qr;

import java.time.Duration;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.domain.Payment;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.ui.MethodNames;
import till.ui.ViewController;
import till.ui.kit.MethodMark;

/** Joins the code, the countdown and the progress of an open payment. */
public final class PayCodeController implements ViewController {
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
    private static final int URGENT_SECONDS = 30;

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
                model.problemProperty().subscribe(found -> {
                    problem.setText(found.map(texts::text).orElse(""));
                    problem.setVisible(found.isPresent());
                }));
    }

    private void show(Payment payment) {
        mark.setBrand(names.brand(payment));
        method.setText(names.name(payment, texts));
        amount.setText(AmountFormat.withCurrency(payment.amount()));
        var parts = new PayCodeParts(model, texts);
        facts.getChildren().setAll(parts.facts(payment));
        steps.getChildren().setAll(parts.steps(payment));
        count(model.leftProperty().get());
    }

    private void count(Duration left) {
        model.paymentProperty().get().ifPresent(payment -> {
            var whole = Duration.between(payment.order().createdAt(), payment.order().expiresAt());
            countdown.setProgress(whole.isZero() ? 0 : (double) left.toMillis() / whole.toMillis());
            var phase = model.phaseProperty().get();
            standing.setText(texts.text(
                    "code.standing." + phase.name(), "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart())));
            standing.pseudoClassStateChanged(URGENT, phase == Phase.WAITING && left.toSeconds() <= URGENT_SECONDS);
            standing.pseudoClassStateChanged(DOUBTFUL, phase != Phase.WAITING && phase != Phase.SENDING);
        });
    }

    private void showCode() {
        count(model.leftProperty().get());
        var shown = model.phaseProperty().get() == Phase.WAITING ? model.codeProperty().get() : Optional.<ShownCode>empty();
        room.show(model.phaseProperty().get(), shown, texts);
        open.setVisible(shown.orElse(null) instanceof ShownCode.Form
                || shown.orElse(null) instanceof ShownCode.Drawn(var _, var link) && link);
        copy.setVisible(shown.orElse(null) instanceof ShownCode.Drawn || shown.orElse(null) instanceof ShownCode.Raw);
    }

    @FXML
    private void copy() {
        model.paymentProperty().get().flatMap(Payment::shownCode).ifPresent(code -> {
            var content = new ClipboardContent();
            content.putString(code.text());
            Clipboard.getSystemClipboard().setContent(content);
        });
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
        if (event.getCode() == KeyCode.F8) {
            event.consume();
            model.checkNow();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            model.cancel();
        }
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
    }
}
