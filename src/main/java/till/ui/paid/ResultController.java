package till.ui.paid;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Payment;
import till.domain.PaymentState;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.ui.MethodNames;
import till.ui.Shortcut;
import till.ui.ViewController;
import till.ui.kit.MethodMark;
import till.ui.kit.ProblemLine;
import till.ui.receipt.QuickPrint;
import till.ui.receipt.ReceiptButton;

/** Joins the panel of a payment's end: icon, colour and words as different as the endings are. */
public final class ResultController implements ViewController {
    private final ResultViewModel model;
    private final QuickPrint print;
    private final Texts texts;
    private final MethodNames names;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private FontIcon icon;

    @FXML
    private Label title;

    @FXML
    private Label amount;

    @FXML
    private MethodMark mark;

    @FXML
    private Label method;

    @FXML
    private Label explained;

    @FXML
    private Label problem;

    @FXML
    private Button primary;

    @FXML
    private Button newOrder;

    @FXML
    private Button again;

    @FXML
    private ReceiptButton receipt;

    @FXML
    private Label numbers;

    @FXML
    private Label next;

    public ResultController(ResultViewModel model, QuickPrint print, Texts texts, MethodNames names) {
        this.model = model;
        this.print = print;
        this.texts = texts;
        this.names = names;
    }

    public ResultViewModel getModel() {
        return model;
    }

    @FXML
    private void initialize() {
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        subscriptions = Subscription.combine(
                model.paymentProperty().subscribe(now -> now.ifPresent(this::show)),
                model.nextInProperty().subscribe(seconds -> {
                    next.setVisible(seconds.intValue() > 0);
                    next.setText(texts.text("result.next", seconds));
                }),
                receipt.follow(print, root, texts),
                ProblemLine.follow(problem, model.problemProperty(), texts::text));
    }

    private void show(Payment payment) {
        var ending = Ending.of(payment);
        ending.mark(root);
        icon.setIconLiteral(ending.icon());
        title.setText(texts.text("result." + ending.name() + ".title"));
        explained.setText(
                model.getReason().map(texts::text).orElseGet(() -> texts.text("result." + ending.name() + ".text")));
        primary.setText(texts.text("result." + ending.name() + ".primary"));
        newOrder.setVisible(ending != Ending.PAID && ending != Ending.PAID_LATE && ending != Ending.HELD);
        receipt.setVisible(payment.state() == PaymentState.PAID);
        again.setVisible(ending == Ending.NOT_CONFIRMED || ending == Ending.CODE_LOST);
        amount.setText(AmountFormat.withCurrency(payment.amount()));
        mark.setBrand(names.brand(payment));
        method.setText(names.nameAndWay(payment, texts) + "  ·  " + model.clock(payment));
        numbers.setText(texts.text(
                        "result.numbers",
                        payment.order().reference(),
                        MethodNames.gateway(payment.order().gateway(), texts))
                + (payment.gatewayNo() == null ? "" : "  ·  " + payment.gatewayNo()));
        primary.setAccessibleText(
                String.join(". ", title.getText(), amount.getText(), explained.getText(), primary.getText()));
    }

    @FXML
    private void primary() {
        model.primary();
    }

    @FXML
    private void newOrder() {
        model.newOrder();
    }

    @FXML
    private void again() {
        model.payAnotherWay();
    }

    private void onKey(KeyEvent event) {
        if (Shortcut.RESULT_CHECK.matches(event)) {
            event.consume();
            model.checkNow();
        } else if (Shortcut.RESULT_NEXT.matches(event)) {
            event.consume();
            (event.getTarget() instanceof Button focused ? focused : primary).fire();
        } else if (Shortcut.RESULT_STAY.matches(event)) {
            model.stay();
        }
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
    }
}
