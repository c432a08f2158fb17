package till.ui.reconcile;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;
import till.report.statement.Compared;
import till.report.statement.Reconciliation;
import till.ui.Frame;
import till.ui.ViewController;
import till.ui.kit.DayWords;
import till.ui.kit.ProblemLine;

/** Joins what is chosen about a statement, what it came to in sums, and its rows. */
public final class ReconcileController implements ViewController {
    private final ReconcileViewModel model;
    private final ReconcileWords words;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Pane tools;

    @FXML
    private ComboBox<String> gateway;

    @FXML
    private Button file;

    @FXML
    private DatePicker from;

    @FXML
    private DatePicker to;

    @FXML
    private ComboBox<Integer> tolerance;

    @FXML
    private ToggleButton everything;

    @FXML
    private Button ask;

    @FXML
    private ProgressBar busy;

    @FXML
    private Label told;

    @FXML
    private TitledPane naming;

    @FXML
    private FlowPane columns;

    @FXML
    private Pane sums;

    @FXML
    private FlowPane counts;

    @FXML
    private TableView<Compared> table;

    public ReconcileController(ReconcileViewModel model, Frame frame) {
        this.model = model;
        this.words = new ReconcileWords(frame, model);
    }

    @FXML
    private void initialize() {
        new ReconcileChoices(words).join(gateway, tolerance, model);
        DayWords.on(from, to);
        from.valueProperty().bindBidirectional(model.fromProperty());
        to.valueProperty().bindBidirectional(model.toProperty());
        everything.selectedProperty().bindBidirectional(model.everythingProperty());
        busy.visibleProperty().bind(model.standing().busyProperty());
        new ReconcileTable(words).lay(table, model);
        subscriptions = Subscription.combine(
                new FurtherActs(words, model).into(tools),
                ProblemLine.follow(told, model.standing().toldProperty(), words::told),
                model.standing().busyProperty().subscribe(_ -> ready()),
                model.resultProperty().subscribe(this::show));
    }

    private void show(Optional<Reconciliation> found) {
        sums.getChildren().setAll(found.map(words::sums).orElse(List.of()));
        counts.getChildren().setAll(found.map(words::counts).orElse(List.of()));
        table.setPlaceholder(words.placeholder(found));
        ready();
    }

    private void ready() {
        var working = model.standing().isBusy();
        var nothing = model.resultProperty().get().isEmpty();
        ask.setDisable(working
                || model.resultProperty().get().filter(found -> !found.agrees()).isEmpty());
        List.of(from, to, tolerance, ask, everything).forEach(each -> each.setVisible(!nothing));
        if (!working) {
            new ReconcileChoices(words).name(naming, columns, model);
            Optional.of(model.file().name()).filter(name -> !name.isEmpty()).ifPresent(file::setText);
        }
    }

    @FXML
    private void choose() {
        model.file().choose();
    }

    @FXML
    private void ask() {
        model.ask();
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void leave() {
        model.leave();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
        from.valueProperty().unbindBidirectional(model.fromProperty());
        to.valueProperty().unbindBidirectional(model.toProperty());
        everything.selectedProperty().unbindBidirectional(model.everythingProperty());
        busy.visibleProperty().unbind();
    }
}
