package till.ui.shell;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.ui.Frame;
import till.ui.FxmlViews;
import till.ui.FxmlViews.View;
import till.ui.Route;
import till.ui.Screen;
import till.ui.ViewController;

/** Joins the rail, the top bar and the open screen. */
public final class ShellController implements ViewController {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final ShellViewModel model;
    private final Frame frame;
    private final FxmlViews views;
    private final Optional<Screen> trainingPanel;
    private Optional<View> shown = Optional.empty();
    private Optional<View> panel = Optional.empty();
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private StackPane root;

    @FXML
    private VBox entries;

    @FXML
    private VBox recent;

    @FXML
    private HBox gateways;

    @FXML
    private HBox preferences;

    @FXML
    private Label title;

    @FXML
    private Label openPayments;

    @FXML
    private Label clock;

    @FXML
    private StackPane trainingSlot;

    @FXML
    private ScrollPane content;

    @FXML
    private StackPane questions;

    ShellController(ShellViewModel model, Frame frame, FxmlViews views, Optional<Screen> trainingPanel) {
        this.model = model;
        this.frame = frame;
        this.views = views;
        this.trainingPanel = trainingPanel;
    }

    public ShellViewModel getModel() {
        return model;
    }

    @FXML
    private void initialize() {
        var bar = new ShellParts(model, frame);
        TillScreens.entries().forEach(entry -> entries.getChildren().add(bar.entry(entry)));
        preferences.getChildren().setAll(bar.languageSwitch(), bar.themeSwitch());
        clock.textProperty().bind(model.clockProperty());
        openPayments.textProperty().bind(bar.openPayments());
        panel = trainingPanel.map(views::load);
        panel.ifPresent(view -> trainingSlot.getChildren().setAll(view.root()));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        var asking = new QuestionArea(
                questions,
                content,
                question -> ShellParts.card(question, frame, views.texts()),
                () -> shown.map(View::root));
        new StrayKeys(() -> asking.asks() ? Optional.empty() : shown.map(View::root)).follow(root);
        var lists = Subscription.combine(
                model.getRecent().subscribe(() -> recent.getChildren().setAll(bar.recent())),
                model.getGateways().subscribe(() -> gateways.getChildren().setAll(bar.gateways())));
        recent.getChildren().setAll(bar.recent());
        gateways.getChildren().setAll(bar.gateways());
        subscriptions = Subscription.combine(
                lists,
                frame.navigator().screenProperty().subscribe(this::show),
                frame.navigator().routeProperty().subscribe(this::mark),
                frame.dialogs().currentProperty().subscribe(asking::show));
    }

    private void show(Optional<Screen> screen) {
        shown.ifPresent(View::release);
        shown = screen.map(views::load);
        content.setContent(shown.<Node>map(View::root).orElse(null));
        shown.map(view -> view.root().lookup(".first-focus")).ifPresent(Node::requestFocus);
    }

    private void mark(Optional<Route> route) {
        var current = route.flatMap(now -> TillScreens.entries().stream()
                .filter(entry -> entry.covers().test(now))
                .findFirst());
        title.setText(current.map(entry -> views.texts().text(entry.key())).orElse(""));
        for (var i = 0; i < entries.getChildren().size(); i++) {
            var here = current.equals(Optional.of(TillScreens.entries().get(i)));
            entries.getChildren().get(i).pseudoClassStateChanged(CURRENT, here);
        }
    }

    private void onKey(KeyEvent event) {
        if (questions.isVisible()) {
            return;
        }
        TillScreens.entries().stream()
                .filter(entry -> entry.code() == event.getCode())
                .findFirst()
                .ifPresent(entry -> {
                    event.consume();
                    frame.navigator().go(entry.route());
                });
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
        shown.ifPresent(View::release);
        panel.ifPresent(View::release);
        content.setContent(null);
    }
}
