package till.ui.shell;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.ui.Frame;
import till.ui.FxmlViews;
import till.ui.FxmlViews.View;
import till.ui.Screen;
import till.ui.ViewController;
import till.ui.kit.FirstFocus;
import till.ui.kit.LanguageSwitch;
import till.ui.links.PaidLinkNotice;
import till.ui.receipt.PrinterNotice;
import till.ui.receipt.PrinterTrouble;

/** Joins the rail, the top bar and the open screen. */
public final class ShellController implements ViewController {
    private final ShellViewModel model;
    private final PrinterTrouble trouble;
    private final LedgerStanding standing;
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

    @FXML
    private StackPane approvals;

    @FXML
    private StackPane shortcuts;

    @FXML
    private BorderPane behind;

    @FXML
    private Region reminder;

    @FXML
    private PrinterNotice printer;

    ShellController(
            ShellViewModel model,
            PrinterTrouble trouble,
            LedgerStanding standing,
            Frame frame,
            FxmlViews views,
            Optional<Screen> trainingPanel) {
        this.model = model;
        this.trouble = trouble;
        this.standing = standing;
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
        var rail = new RailButtons(entries, model, bar);
        var person = new PersonBar(model, views.texts());
        var languages = new LanguageSwitch(frame.appearance());
        preferences.getChildren().setAll(person, languages, bar.themeSwitch(), bar.keysButton());
        ShellParts.clock(clock, model.clockProperty());
        openPayments.textProperty().bind(bar.openPayments());
        panel = trainingPanel.map(views::load);
        panel.ifPresent(view -> trainingSlot.getChildren().setAll(view.root()));
        var over = new OverShell(questions, approvals, shortcuts, behind);
        rail.follow(root, () -> over.waits() || model.isGuiding());
        reminder.visibleProperty().bind(model.getWho().remindingProperty());
        new StrayKeys(() -> over.asks() ? Optional.empty() : shown.map(View::root)).follow(root);
        subscriptions = Subscription.combine(
                bar.lists(recent, gateways),
                frame.navigator().screenProperty().subscribe(this::show),
                frame.navigator().routeProperty().subscribe(route -> title.setText(rail.title(route, views.texts()))),
                PaidLinkNotice.follow(root, model.paidLinks, views.texts()),
                person.follow(),
                printer.follow(trouble, views.texts()),
                LedgerNotice.follow(root, standing, views.texts()),
                over.follow(model, frame, () -> shown.map(View::root)));
    }

    private void show(Optional<Screen> screen) {
        shown.ifPresent(View::release);
        shown = screen.map(views::load);
        content.setContent(shown.<Node>map(View::root).orElse(null));
        shown.flatMap(view -> FirstFocus.in(view.root())).ifPresent(Node::requestFocus);
    }

    @FXML
    private void setUpPeople() {
        model.setUpPeople();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
        shown.ifPresent(View::release);
        panel.ifPresent(View::release);
        content.setContent(null);
    }
}
