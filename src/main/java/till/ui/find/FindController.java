package till.ui.find;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.service.BillAnswer;
import till.service.BillAnswer.Says;
import till.ui.ViewController;
import till.ui.kit.ProblemLine;
import till.ui.orders.OrderWords;

/** Joins the bill's fields, the answer and the payments it may mean. */
public final class FindController implements ViewController {
    private final FindViewModel model;
    private final OrderWords orderWords;
    private final FindWords words;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private TextField number;

    @FXML
    private TextField amount;

    @FXML
    private TextField time;

    @FXML
    private DatePicker day;

    @FXML
    private Label problem;

    @FXML
    private VBox answer;

    @FXML
    private FontIcon icon;

    @FXML
    private Label title;

    @FXML
    private Label text;

    @FXML
    private Label word;

    @FXML
    private VBox rows;

    public FindController(FindViewModel model, OrderWords orderWords) {
        this.model = model;
        this.orderWords = orderWords;
        this.words = new FindWords(orderWords);
    }

    public FindViewModel getModel() {
        return model;
    }

    @FXML
    private void initialize() {
        var entry = model.getEntry();
        number.textProperty().bindBidirectional(entry.numberProperty());
        amount.textProperty().bindBidirectional(entry.amountProperty());
        time.textProperty().bindBidirectional(entry.timeProperty());
        day.valueProperty().bindBidirectional(entry.dayProperty());
        day.setEditable(false);
        subscriptions = Subscription.combine(
                model.bestProperty().subscribe(this::answer),
                model.getRows().subscribe(this::list),
                ProblemLine.follow(problem, model.problemProperty(), orderWords.texts()::text));
    }

    private void answer(Optional<FindRow> best) {
        var said = best.flatMap(FindRow::answer);
        answer.setVisible(said.isPresent());
        Stream.of(Says.values())
                .forEach(each -> answer.pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(
                                each.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                        said.map(BillAnswer::says).filter(each::equals).isPresent()));
        said.ifPresent(each -> {
            icon.setIconLiteral(icon(each.says()));
            title.setText(words.title(each));
            text.setText(words.text(each));
            word.setText(words.word(each));
        });
    }

    private static String icon(Says says) {
        return switch (says) {
            case PAID -> "fth-check";
            case GIVEN_BACK -> "fth-corner-up-left";
            case HELD -> "fth-lock";
            case CONTRADICTED -> "fth-alert-triangle";
            case NO_ANSWER -> "fth-help-circle";
            case NOT_YET -> "fth-clock";
            case NOT_PAID -> "fth-x";
        };
    }

    private void list() {
        rows.getChildren().setAll(model.getRows().stream().map(this::row).toList());
    }

    private Node row(FindRow row) {
        var payment = row.payment();
        var facts = new VBox(
                styled(new Label(words.amount(payment) + "  ·  " + words.way(payment)), "find-row-amount"),
                styled(new Label(words.when(payment) + "  ·  " + payment.order().reference()), "muted"));
        HBox.setHgrow(facts, Priority.ALWAYS);
        var texts = orderWords.texts();
        var said = row.answer()
                .<Region>map(each -> new Label(texts.text("cli.find.says." + each.says())))
                .orElseGet(() -> new HBox(new ProgressIndicator(), new Label(texts.text("find.asking"))));
        said.getStyleClass().add("find-row-said");
        var show = new Button(texts.text("find.show"));
        show.getStyleClass().add("touch");
        show.setOnAction(_ -> model.show(payment.orderNo()));
        return styled(new HBox(facts, said, show), "find-row");
    }

    private static <N extends Node> N styled(N node, String style) {
        node.getStyleClass().add(style);
        return node;
    }

    @FXML
    private void find(ActionEvent event) {
        event.consume();
        model.find();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
    }
}
