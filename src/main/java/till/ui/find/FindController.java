package till.ui.find;

import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.ui.ViewController;
import till.ui.kit.DayWords;
import till.ui.kit.ProblemLine;
import till.ui.orders.ListPlaceholder;
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
        DayWords.on(day);
        list();
        subscriptions = Subscription.combine(
                model.bestProperty().subscribe(new FindAnswerView(answer, words)::show),
                model.bestProperty().subscribe(_ -> list()),
                model.getRows().subscribe(this::list),
                ProblemLine.follow(problem, model.problemProperty(), orderWords.texts()::text));
    }

    private void list() {
        rows.getChildren()
                .setAll(model.getRows().stream()
                        .<Node>map(row -> FindRowView.of(row, words, model))
                        .toList());
        if (model.getRows().isEmpty() && model.bestProperty().get().isEmpty()) {
            var waiting = ListPlaceholder.empty(orderWords.texts(), "fth-file-text", "find.empty");
            waiting.getStyleClass().add("card");
            rows.getChildren().add(waiting);
        }
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
