package till.ui.guide;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import till.ui.Appearance;
import till.ui.ViewController;
import till.ui.kit.FirstFocus;
import till.ui.kit.ProblemLine;

/** Joins the pages of the guide with their keys: Enter goes on, Esc to a training sale. */
public final class GuideController implements ViewController {
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final GuideViewModel model;
    private final Appearance appearance;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private Region root;

    @FXML
    private HBox dots;

    @FXML
    private Label count;

    @FXML
    private Pane pages;

    @FXML
    private Label problem;

    @FXML
    private Node next;

    @FXML
    private Node later;

    @FXML
    private Node back;

    public GuideController(GuideViewModel model, Appearance appearance) {
        this.model = model;
        this.appearance = appearance;
    }

    public GuideViewModel getModel() {
        return model;
    }

    @FXML
    private void initialize() {
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        var texts = appearance.texts();
        subscriptions = Subscription.combine(
                new GuideFields(pages, model, appearance).follow(),
                model.stepProperty().subscribe(this::show),
                model.getOwner().standingProperty().subscribe(_ -> offer()),
                ProblemLine.follow(problem, model.problemProperty(), texts::text));
    }

    private void show(GuideStep step) {
        for (var page : pages.getChildren()) {
            var here = page.getUserData() == null || step.name().equals(page.getUserData());
            page.setVisible(here);
            page.setManaged(here);
        }
        for (var i = 0; i < dots.getChildren().size(); i++) {
            dots.getChildren().get(i).pseudoClassStateChanged(DONE, i < step.number());
        }
        count.setText(appearance.texts().text("guide.step", step.number(), GuideStep.values().length));
        back.setVisible(step.before().isPresent());
        next.setVisible(step != GuideStep.WORK);
        offer();
        page(step).flatMap(FirstFocus::in).ifPresent(Node::requestFocus);
    }

    private Optional<Node> page(GuideStep step) {
        return pages.getChildren().stream()
                .filter(each -> step.name().equals(each.getUserData()))
                .findFirst();
    }

    private void offer() {
        later.setVisible(model.stepProperty().get() == GuideStep.OWNER
                && model.getOwner().standingProperty().get() instanceof GuideOwner.Standing.None);
        later.setManaged(later.isVisible());
    }

    /** A focused button does what it says; everywhere else Enter goes on. An open list keeps its keys. */
    private void pressed(KeyEvent event) {
        if (event.getTarget() instanceof ComboBoxBase<?> box && box.isShowing()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            model.practise();
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            if (event.getTarget() instanceof ButtonBase button && !(button instanceof ToggleButton)) {
                button.fire();
            } else {
                model.next();
            }
        }
    }

    @FXML
    private void next() {
        model.next();
    }

    @FXML
    private void later() {
        model.later();
    }

    @FXML
    private void back() {
        model.back();
    }

    @FXML
    private void practise() {
        model.practise();
    }

    @FXML
    private void goLive() {
        model.goLive();
    }

    @Override
    public void release() {
        subscriptions.unsubscribe();
    }
}
