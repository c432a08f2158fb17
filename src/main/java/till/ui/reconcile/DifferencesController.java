package till.ui.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.Difference;
import till.ui.Frame;
import till.ui.ViewController;
import till.ui.kit.ProblemLine;
import till.ui.orders.OrderWords;

/** Joins the list of differences, the chosen one with its history, and what can be done about it. */
public final class DifferencesController implements ViewController {
    private final DifferencesViewModel model;
    private final DifferenceWords words;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private ComboBox<Optional<String>> gateway;

    @FXML
    private ToggleButton accepted;

    @FXML
    private Button assign;

    @FXML
    private Button comment;

    @FXML
    private Button accept;

    @FXML
    private Button look;

    @FXML
    private ProgressBar busy;

    @FXML
    private Label told;

    @FXML
    private Pane about;

    @FXML
    private TableView<Difference> table;

    public DifferencesController(DifferencesViewModel model, Frame frame, OrderWords words) {
        this.model = model;
        this.words = new DifferenceWords(frame, words, model);
    }

    @FXML
    private void initialize() {
        var all = new ArrayList<Optional<String>>();
        all.add(Optional.empty());
        model.gateways().forEach(id -> all.add(Optional.of(id)));
        gateway.getItems().setAll(all);
        gateway.setConverter(ReconcileChoices.shown(words::gateway));
        gateway.setValue(Optional.empty());
        gateway.setOnAction(_ -> model.gatewayProperty().set(gateway.getValue().orElse(null)));
        accepted.selectedProperty().bindBidirectional(model.acceptedProperty());
        busy.visibleProperty().bind(model.standing().busyProperty());
        new DifferenceTable(words).lay(table, model);
        subscriptions = Subscription.combine(
                ProblemLine.follow(told, model.standing().toldProperty(), words.texts()::text),
                model.chosenProperty().subscribe(this::follow),
                table.getSelectionModel()
                        .selectedItemProperty()
                        .subscribe(now -> model.chosenProperty().set(now)),
                model.aboutProperty().subscribe(this::show));
    }

    private void follow(@Nullable Difference chosen) {
        if (chosen != null && !chosen.equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().select(chosen);
        }
        ready();
    }

    private void show(Optional<DifferencesViewModel.About> read) {
        about.getChildren().setAll(read.map(words::about).orElse(List.of()));
        about.setVisible(read.isPresent());
    }

    /** While something is under way they take no press, and keep the focus. */
    private void ready() {
        var chosen = model.chosenProperty().get();
        var nothing = chosen == null;
        List.of(assign, comment).forEach(each -> each.setDisable(nothing));
        accept.setDisable(chosen == null || chosen.state() != Difference.State.OPEN);
        look.setDisable(chosen == null || chosen.about() == null);
    }

    @FXML
    private void assign() {
        model.assign();
    }

    @FXML
    private void comment() {
        model.comment();
    }

    @FXML
    private void accept() {
        model.accept();
    }

    @FXML
    private void look() {
        model.look();
    }

    @FXML
    private void leave() {
        model.leave();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
        accepted.selectedProperty().unbindBidirectional(model.acceptedProperty());
        busy.visibleProperty().unbind();
    }
}
