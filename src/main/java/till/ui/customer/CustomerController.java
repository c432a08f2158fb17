package till.ui.customer;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Payment;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.settings.TimeFormat;
import till.ui.ViewController;
import till.ui.customer.Moment.Kind;
import till.ui.kit.MethodMark;

/** Joins the customer display: the code or a sign beside the words, or what is seen while nobody pays. */
public final class CustomerController implements ViewController {
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final int URGENT_SECONDS = 30;
    private static final int SHORT = 13;

    private final CustomerViewModel model;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private StackPane root;

    @FXML
    private CustomerIdle idle;

    @FXML
    private HBox paying;

    @FXML
    private CustomerCode code;

    @FXML
    private StackPane seal;

    @FXML
    private FontIcon icon;

    @FXML
    private VBox titles;

    @FXML
    private Label amount;

    @FXML
    private MethodMark mark;

    @FXML
    private Label method;

    @FXML
    private Label countdown;

    @FXML
    private VBox texts;

    public CustomerController(CustomerViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        subscriptions = Subscription.combine(
                Margins.follow(root, paying),
                idle.fit(root),
                code.fit(root),
                model.momentProperty().subscribe(this::show),
                model.lookProperty().subscribe(_ -> speak()),
                model.pictureProperty().subscribe(idle::decorate));
    }

    private void speak() {
        var own = model.lookProperty().get().greeting();
        idle.greet(model.shopName(), own.isEmpty() ? spoken("customer.greeting") : own);
        show(model.momentProperty().get());
    }

    private void show(Moment moment) {
        var kind = moment.kind();
        Stream.of(Kind.values())
                .forEach(each -> root.pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == kind));
        idle.setVisible(kind == Kind.IDLE);
        paying.setVisible(kind != Kind.IDLE);
        code.show(moment.code(), spoken("code.qr"));
        seal.setVisible(moment.code().isEmpty());
        icon.setIconLiteral(kind.icon());
        titles.getChildren().setAll(lines(kind, ".title", "customer-title"));
        texts.getChildren().setAll(lines(kind, ".text", "customer-text"));
        moment.payment().ifPresent(this::show);
        count(moment.left());
    }

    private void show(Payment payment) {
        var asked = AmountFormat.withCurrency(payment.amount());
        amount.setText(asked);
        amount.pseudoClassStateChanged(LONG, asked.length() > SHORT);
        mark.setBrand(model.methods().brand(payment));
        method.setText(model.texts().stream()
                .map(language -> model.methods().name(payment, language))
                .distinct()
                .collect(Collectors.joining("  ")));
    }

    private void count(Duration left) {
        countdown.setVisible(left.isPositive());
        countdown.setText(TimeFormat.left(left));
        countdown.pseudoClassStateChanged(URGENT, left.toSeconds() <= URGENT_SECONDS);
    }

    private List<Label> lines(Kind kind, String part, String style) {
        return kind == Kind.IDLE
                ? List.of()
                : model.texts().stream()
                        .map(language -> line(language, "customer." + kind.name() + part, style))
                        .toList();
    }

    private static Label line(Texts language, String key, String style) {
        var label = new Label(language.text(key));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    /** In every language of the display, each on a line of its own. */
    private String spoken(String key) {
        return model.texts().stream().map(language -> language.text(key)).collect(Collectors.joining("\n"));
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
    }
}
