package till.ui.settings;

import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.settings.Texts;
import till.ui.MethodNames;
import till.ui.Route.Settings.Part;
import till.ui.ViewController;
import till.ui.kit.SideBySide;

/** Joins the parts of the settings with their lists and forms. */
public final class SettingsController implements ViewController {
    private final SettingsViewModel model;
    private final Texts texts;
    private final MethodNames names;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private VBox tabs;

    @FXML
    private SideBySide parts;

    @FXML
    private VBox peopleList;

    @FXML
    private VBox peopleSide;

    @FXML
    private VBox scannerPane;

    @FXML
    private VBox rows;

    @FXML
    private MenuButton add;

    @FXML
    private ProgressBar working;

    @FXML
    private ScrollPane sideScroll;

    @FXML
    private VBox form;

    @FXML
    private VBox results;

    @FXML
    private HBox formButtons;

    @FXML
    private VBox methods;

    @FXML
    private Label methodsNotice;

    @FXML
    private HBox methodsLists;

    public SettingsController(SettingsViewModel model, Texts texts, MethodNames names) {
        this.model = model;
        this.texts = texts;
        this.names = names;
    }

    public SettingsViewModel getModel() {
        return model;
    }

    @FXML
    private void initialize() {
        var group = new ToggleGroup();
        tabs.getChildren().forEach(tab -> group.getToggles().add((ToggleButton) tab));
        var gateways = model.getGateways();
        var list = new GatewayRows(rows, gateways, texts).offerNew(add);
        var table = new MethodTable(methods, model.getMethods(), names, texts);
        methodsLists.getChildren().setAll(table.listButtons());
        working.visibleProperty().bind(gateways.workingProperty());
        subscriptions = Subscription.combine(
                model.sectionProperty().subscribe(this::show),
                gateways.getRows().subscribe(list::show),
                new GatewaySide(sideScroll, form, results, formButtons, texts).follow(gateways),
                gateways.formProperty().subscribe(list::mark),
                model.getMethods().getRows().subscribe(table::show),
                new PeopleList(peopleList, model.getPeople(), texts).follow(),
                new DisplayPane((VBox) parts.lookup("#displayCard"), model.getDisplay(), texts).follow(),
                new ScannerPane(scannerPane, model.getScanner(), texts).follow(),
                new TillParts(parts, model, texts).follow(),
                new PeopleSide(peopleSide, model.getPeople(), texts).follow(),
                new UsesPane(model.getUses(), texts).fill(parts),
                new ReceiptsPane(model.getReceipts(), texts).fill(parts),
                model.getMethods().noticeProperty().subscribe(found -> FormOutcome.tell(methodsNotice, found, texts)));
        list.show();
        table.show();
    }

    /** A tab and what belongs to it name the same part. */
    private void show(Part part) {
        tabs.getChildren().stream()
                .filter(tab -> part.name().equals(tab.getUserData()))
                .forEach(tab -> {
                    ((ToggleButton) tab).setSelected(true);
                    tab.getStyleClass().add("first-focus");
                });
        parts.getChildren().stream()
                .filter(node -> !node.equals(tabs))
                .forEach(node -> node.setVisible(part.name().equals(node.getUserData())));
    }

    @FXML
    private void choose(ActionEvent event) {
        var tab = (ToggleButton) event.getSource();
        tab.setSelected(true);
        model.sectionProperty().set(Part.valueOf(tab.getUserData().toString()));
    }

    @FXML
    private void saveMethods() {
        model.getMethods().save();
    }

    @FXML
    private void restart() {
        model.restart();
    }

    @FXML
    private void guide() {
        model.guide();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
    }
}
